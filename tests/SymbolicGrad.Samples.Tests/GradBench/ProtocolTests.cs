using System.Text;
using System.Text.Json;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class ProtocolTests
{
    [Fact]
    public void A_session_is_answered_message_by_message()
    {
        JsonElement[] responses = Tool.Answer(
            """{ "id": 0, "kind": "start", "eval": "hello" }""",
            """{ "id": 1, "kind": "define", "module": "hello" }""",
            """{ "id": 2, "kind": "evaluate", "module": "hello", "function": "square", "input": 3 }""",
            """{ "id": 3, "kind": "analysis", "of": 2, "valid": true }""",
            """{ "id": 4, "kind": "evaluate", "module": "hello", "function": "double", "input": 9, "description": "nine" }""",
            """{ "id": 5, "kind": "analysis", "of": 4, "valid": false, "error": "no" }""",
            """{ "id": 6, "kind": "a kind of tomorrow" }""");

        Assert.Equal("""{"id":0,"tool":"symbolicgrad"}""", responses[0].GetRawText());
        Assert.Equal("""{"id":1,"success":true}""", responses[1].GetRawText());
        Assert.Equal(9, responses[2].GetProperty("output").GetDouble());
        Assert.Equal("""{"id":3}""", responses[3].GetRawText());
        Assert.Equal(18, responses[4].GetProperty("output").GetDouble());
        Assert.Equal("""{"id":5}""", responses[5].GetRawText());
        Assert.Equal("""{"id":6}""", responses[6].GetRawText());
        Assert.Equal(Enumerable.Range(0, 7), responses.Select(response => response.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(1, 0.02)]
    [InlineData(0, 0)]
    public void A_function_runs_as_often_and_as_long_as_asked_with_a_timing_for_each_run(int runs, double seconds)
    {
        JsonElement response = Tool.Evaluate("llsq", "gradient", new { x = new double[] { 1, 2 }, n = 5, min_runs = runs, min_seconds = seconds });

        JsonElement[] timings = [.. response.GetProperty("timings").EnumerateArray()];
        Assert.All(timings, timing => Assert.Equal("evaluate", timing.GetProperty("name").GetString()));
        Assert.InRange(timings.Length, Math.Max(1, runs), int.MaxValue);
        Assert.InRange(timings.Sum(timing => timing.GetProperty("nanoseconds").GetInt64()), (long)(seconds * 1e9), long.MaxValue);
        if (seconds == 0) Assert.Equal(Math.Max(1, runs), timings.Length);
    }

    [Theory]
    [InlineData("""{ "id": 1, "kind": "define", "module": "soup" }""", 1, "There is no module 'soup'")]
    [InlineData("""{ "id": 1, "kind": "define" }""", 1, "message.module is missing.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "hello", "function": "cube", "input": 1 }""", 2, "The module 'hello' has no function 'cube'; it has square, double.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "hello", "function": "square" }""", 2, "message.input is missing.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "hello", "function": "square", "input": "1" }""", 2, "message.input is not a number.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "hello", "function": "square", "input": 1e999 }""", 2, "message.input is not a finite number")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "hello", "function": "square", "input": 1e300 }""", 2, "which JSON cannot hold")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "lse", "function": "primal", "input": { "x": [] } }""", 2, "message.input.x is empty.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "lse", "function": "primal", "input": { "x": [1, null] } }""", 2, "message.input.x[1] is not a number.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "lse", "function": "primal", "input": { "x": [1], "min_runs": 0.5 } }""", 2, "message.input.min_runs is not a whole number")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "lse", "function": "primal", "input": { "x": [1], "min_seconds": 1e9 } }""", 2, "message.input.min_seconds is more than 3600.")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "llsq", "function": "primal", "input": { "x": [1], "n": 1 } }""", 2, "message.input.n is not a whole number from 2 to")]
    [InlineData("""{ "id": 2, "kind": "evaluate", "module": "llsq", "function": "primal", "input": 4 }""", 2, "message.input is not an object.")]
    [InlineData("""{ "id": 3, "kind": 4 }""", 3, "message.kind is not a string.")]
    [InlineData("""{ "id": 3, "kind": "\ud800" }""", 3, "message.kind is not Unicode text.")]
    [InlineData("""{ "id": 3, "\ud800": 4 }""", null, "message has a member whose name is not Unicode text.")]
    [InlineData("""{ "id": 3 }""", 3, "message.kind is missing.")]
    [InlineData("""{ "kind": "start" }""", null, "message.id is missing.")]
    [InlineData("""{ "id": "one", "kind": "start" }""", null, "message.id is not a number.")]
    [InlineData("""{ "id": -1, "kind": "start" }""", null, "message.id is not a whole number")]
    [InlineData("""[1]""", null, "message is not an object.")]
    [InlineData("""{ "id": 1, """, null, "The message is not JSON")]
    [InlineData("", null, "The message is not JSON")]
    public void What_is_not_understood_is_answered_with_what_is_wrong(string message, int? id, string error)
    {
        JsonElement[] responses = Tool.Answer(message, """{ "id": 9, "kind": "start" }""");

        Assert.Equal(2, responses.Length);
        Assert.False(responses[0].GetProperty("success").GetBoolean());
        Assert.Contains(error, responses[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(id, responses[0].GetProperty("id").ValueKind == JsonValueKind.Null ? null : responses[0].GetProperty("id").GetInt32());
        Assert.Equal(9, responses[1].GetProperty("id").GetInt32());
    }

    [Fact]
    public void A_message_that_is_too_long_is_passed_over()
    {
        byte[] input = [.. Enumerable.Repeat((byte)'[', 2000), (byte)'\n', .. """{"id":1,"kind":"start"}"""u8];

        JsonElement[] responses = Tool.Answer(input, mostBytes: 1000);

        Assert.Equal("The message has more than 1000 bytes.", responses[0].GetProperty("error").GetString());
        Assert.Equal(1, responses[1].GetProperty("id").GetInt32());
    }

    [Fact]
    public void A_message_as_long_as_may_be_is_read()
    {
        byte[] message = """{"id":1,"kind":"start"}"""u8.ToArray();

        Assert.Equal(1, Assert.Single(Tool.Answer(message, mostBytes: message.Length)).GetProperty("id").GetInt32());
    }

    [Fact]
    public void Without_a_message_there_is_no_response() => Assert.Empty(Tool.Answer([]));

    [Fact]
    public void Carriage_returns_and_bytes_that_are_no_text_do_not_end_the_session()
    {
        byte[] input = [.. """{"id":1,"kind":"start"}"""u8, (byte)'\r', (byte)'\n', .. "{\"id\":2,\"kind\":\""u8, 0xFF, 0xFE, .. "\"}\n"u8, 0, (byte)'\n', .. """{"id":3,"kind":"start"}"""u8];

        JsonElement[] responses = Tool.Answer(input);

        Assert.Equal(4, responses.Length);
        Assert.Equal(3, responses[3].GetProperty("id").GetInt32());
    }

    [Fact]
    public void Deeply_nested_messages_are_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));

        Assert.All(Tool.Answer(deep, $$"""{"id":1,"kind":{{deep}}}"""), response => Assert.False(response.GetProperty("success").GetBoolean()));
    }
}
