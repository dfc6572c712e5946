using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SymbolicGrad.Samples.GradBench;
using SymbolicGrad.Samples.GradBench.Protocol;

namespace SymbolicGrad.Samples.Tests.GradBench;

/// <summary>Talks to the tool as an eval does.</summary>
internal static class Tool
{
    /// <summary>The response to each line of <paramref name="lines"/>.</summary>
    public static JsonElement[] Answer(params string[] lines) => Answer(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static JsonElement[] Answer(byte[] input, int mostBytes = 1 << 24)
    {
        using MemoryStream from = new(input), to = new();
        new Session(EvalTable.All, mostBytes).Run(from, to);
        string text = Encoding.UTF8.GetString(to.ToArray());
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The response to the evaluation of a function at an input.</summary>
    public static JsonElement Evaluate(string module, string function, object input) =>
        Assert.Single(Answer(new JsonObject
        {
            ["id"] = 7, ["kind"] = "evaluate", ["module"] = module, ["function"] = function, ["input"] = JsonSerializer.SerializeToNode(input),
        }.ToJsonString()));

    /// <summary>The output of a function at an input, which has to succeed.</summary>
    public static JsonElement Output(string module, string function, object input)
    {
        JsonElement response = Evaluate(module, function, input);
        Assert.True(response.GetProperty("success").GetBoolean(), response.ToString());
        return response.GetProperty("output");
    }

    /// <summary>The error of a function at an input, which has to fail.</summary>
    public static string Error(string module, string function, object input)
    {
        JsonElement response = Evaluate(module, function, input);
        Assert.False(response.GetProperty("success").GetBoolean());
        return response.GetProperty("error").GetString()!;
    }

    /// <summary>All numbers of a JSON value in order.</summary>
    public static double[] Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Numbers)],
        JsonValueKind.Object => [.. value.EnumerateObject().SelectMany(member => Numbers(member.Value))],
        _ => [value.GetDouble()],
    };
}
