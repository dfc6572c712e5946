using System.Text;
using System.Text.Json;

namespace SymbolicGrad.Samples.Tests.GradBench;

public class HostileMessageTests
{
    private static readonly string[] Seeds =
    [
        """{"id":0,"kind":"start","eval":"hello"}""",
        """{"id":1,"kind":"define","module":"lse"}""",
        """{"id":2,"kind":"evaluate","module":"hello","function":"square","input":1.5}""",
        """{"id":2,"kind":"evaluate","module":"lse","function":"gradient","input":{"x":[1,-2.5,3],"min_runs":1,"min_seconds":0}}""",
        """{"id":2,"kind":"evaluate","module":"llsq","function":"gradient","input":{"x":[1,2],"n":3,"min_runs":1,"min_seconds":0}}""",
        """{"id":2,"kind":"evaluate","module":"ba","function":"jacobian","input":{"n":1,"m":2,"p":3,"cam":[1,2,3,4,5,6,7,8,9,10,11],"x":[1,2,3],"w":0.5,"feat":[1,2]}}""",
    ];

    private static readonly string[] Pieces =
        ["null", "true", "\"x\"", "[]", "{}", "-1", "0", "1e400", "-1e-400", "2147483648", "1.5", "[[1]]", "\\ud800", "\u0000", ",", ":", "\"", "é", "{\"x\":", "]"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_a_line_holds_it_gets_one_response_and_the_session_goes_on(int seed)
    {
        var random = new Random(seed);
        string[] messages = [.. Enumerable.Range(0, 3000).Select(_ => Damaged(random))];

        JsonElement[] responses = Tool.Answer(messages);

        Assert.Equal(messages.Length, responses.Length);
        Assert.All(responses, response => Assert.True(response.TryGetProperty("id", out _)));
        Assert.Contains(responses, response => response.TryGetProperty("output", out _));
        Assert.Contains(responses, response => response.TryGetProperty("error", out _));
    }

    /// <summary>A message with a few characters replaced, a piece put in place of another, or cut off. Counts stay small.</summary>
    private static string Damaged(Random random)
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (int damage = random.Next(3); damage > 0; damage--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(5), text.Length - at);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, length);
                    break;
                default:
                    text.Replace("1", Pieces[random.Next(Pieces.Length)], at, length);
                    break;
            }
            if (text.Length == 0) break;
        }
        return text.Replace('\n', ' ').ToString();
    }
}
