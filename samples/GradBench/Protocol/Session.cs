using System.Buffers;
using System.Text.Json;

namespace SymbolicGrad.Samples.GradBench.Protocol;

/// <summary>
/// The tool's side of the GradBench protocol (github.com/gradbench/gradbench, CONTRIBUTING.md): a message a line comes in, a response a
/// line goes out. Whatever a line holds, it gets its response.
/// </summary>
/// <param name="modules">The evals that are served, by name.</param>
/// <param name="mostBytes">The longest message that is read.</param>
internal sealed class Session(IReadOnlyDictionary<string, Module> modules, int mostBytes = 256 << 20)
{
    /// <summary>Answers every message until the input ends.</summary>
    /// <exception cref="IOException">The input cannot be read, or the output not written.</exception>
    public void Run(Stream input, Stream output)
    {
        var lines = new LineReader(input, mostBytes);
        while (lines.TryRead(out byte[]? line))
        {
            output.Write(Respond(line));
            output.Write("\n"u8);
            output.Flush();
        }
    }

    private ReadOnlySpan<byte> Respond(byte[]? line)
    {
        if (line is null) return Failure(null, $"The message has more than {mostBytes} bytes.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return Respond(new InputReader(document.RootElement, "message"));
        }
        catch (JsonException exception)
        {
            return Failure(null, $"The message is not JSON: {exception.Message}");
        }
    }

    private ReadOnlySpan<byte> Respond(InputReader message)
    {
        int? id = null;
        try
        {
            id = message["id"].Int(0, int.MaxValue);
            switch (message["kind"].String())
            {
                case "start":
                    return Response(id, writer => writer.WriteString("tool", "symbolicgrad"));
                case "define":
                    ModuleOf(message);
                    return Response(id, writer => writer.WriteBoolean("success", true));
                case "evaluate":
                    return Evaluate(id, message);
                default:
                    return Response(id, _ => { });
            }
        }
        catch (Exception exception) when (exception is InputException or OutputException)
        {
            return Failure(id, exception.Message);
        }
        catch (OutOfMemoryException)
        {
            return Failure(id, "The input is too large for this machine's memory.");
        }
    }

    private ReadOnlySpan<byte> Evaluate(int? id, InputReader message)
    {
        Module module = ModuleOf(message);
        string name = message["function"].String();
        if (!module.Functions.TryGetValue(name, out Function? function))
            throw new InputException($"The module '{module.Name}' has no function '{name}'; it has {string.Join(", ", module.Functions.Keys)}.");
        return Response(id, writer =>
        {
            writer.WriteBoolean("success", true);
            writer.WritePropertyName("output");
            IReadOnlyList<long> runs = function.Evaluate(message["input"], writer);
            writer.WriteStartArray("timings");
            foreach (long nanoseconds in runs)
            {
                writer.WriteStartObject();
                writer.WriteString("name", "evaluate");
                writer.WriteNumber("nanoseconds", nanoseconds);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
    }

    private Module ModuleOf(InputReader message)
    {
        string name = message["module"].String();
        return modules.TryGetValue(name, out Module? module)
            ? module
            : throw new InputException($"There is no module '{name}'; there are {string.Join(", ", modules.Keys)}.");
    }

    private static ReadOnlySpan<byte> Failure(int? id, string error) => Response(id, writer =>
    {
        writer.WriteBoolean("success", false);
        writer.WriteString("error", error);
    });

    /// <summary>A response is whole or not there: what <paramref name="members"/> throws leaves nothing behind.</summary>
    private static ReadOnlySpan<byte> Response(int? id, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (id is { } number)
            writer.WriteNumber("id", number);
        else
            writer.WriteNull("id");
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
