using static SymbolicGrad.Fuzz.Grammar.Kind;

namespace SymbolicGrad.Fuzz.Grammar;

/// <summary>Objects that come from the caller, alone and in arrays, with others and arrays inside, and such that the method makes.</summary>
internal static class ObjectRows
{
    public static IEnumerable<Row> All =>
    [
        new("field of a gauge", Real, "<0>.Zero", Gauge) { Weight = 2 }, new("property of a gauge", Real, "<0>.Width", Gauge) { Weight = 1.5 }, new("computed property of a gauge", Real, "<0>.Middle", Gauge) { Weight = 0.7 },
        new("object in an object", Real, "<0>.Dial.Tilt", Gauge) { Weight = 2 }, new("struct in an object in an object", Real, "<0>.Dial.Offset.Y", Gauge), new("struct in an object in an object", Pair, "<0>.Dial.Offset", Gauge) { Weight = 0.7 },
        new("array of a gauge", Real, "<0>.Marks[<1>]", Gauge, Index3) { Weight = 1.5 }, new("array of a gauge", Array3, "<0>.Marks", Gauge) { Weight = 0.7 }, new("method of a gauge", Real, "<0>.Read(<1>)", Gauge, Bounded) { Weight = 1.5 },
        new("element of an array of objects", Gauge, "<0>[<1>]", GaugeArrayN, IndexN) { Weight = 2 },

        new("write to a gauge", RealPlace, "<0>.Zero", GaugePlace) { Weight = 1.5 }, new("write to a gauge", RealPlace, "<0>.Dial.Tilt", GaugePlace) { Weight = 1.5 }, new("write to a gauge", RealPlace, "<0>.Width", GaugePlace) { Weight = 0.7 },
        new("write to a gauge", RealLocation, "<0>.Dial.Tilt", GaugePlace), new("write to a gauge", PairPlace, "<0>.Dial.Offset", GaugePlace) { Weight = 0.7 }, new("write to a gauge's array", RealPlace, "<0>.Marks[<1>]", Gauge, Index3) { Weight = 0.5 },
        new("new gauge", Statement, "var $0 = new Gauge { Zero = <0>, Width = 1.5~, Dial = { Tilt = <1> } };", Bounded, Bounded) { Fresh = ["gauge"], Declares = [new(0, Gauge, IsAssignable: true)], Weight = 0.6 },
        new("object inside replaced", Statement, "<0>.Dial = new Dial { Tilt = <1>, Offset = <2> };", GaugePlace, Bounded, Pair) { Weight = 0.6 }, new("second name of an object inside", Statement, "Dial $0 = <0>.Dial;\n# $1 = $0.Tilt * <1>;", Gauge, Bounded) { Fresh = ["dial", "v"], Declares = [new(1, Real, IsAssignable: true)], Weight = 0.6 },
        new("for over objects", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++)\n{\n    <1>\n}", GaugeArrayN, new Hole(Block) { IsLoop = true, Binds = [new(0, IndexN), new(0, Integer)] }) { Fresh = ["i"], Weight = 1.5 },
        new("foreach over objects", Statement, "foreach (Gauge $0 in <0>)\n{\n    <1>\n}", GaugeArrayN, new Hole(Block) { IsLoop = true, Binds = [new(0, Gauge)] }) { Fresh = ["gauge"], Weight = 1.5 },
        new("second name of an array's object", Statement, "for (int $0 = 0; $0 < <0>.Length; $0++)\n{\n    Gauge $1 = <0>[$0];\n    <1>\n}", GaugeArrayN, new Hole(Block) { IsLoop = true, Binds = [new(0, IndexN), new(1, Gauge)] }) { Fresh = ["i", "gauge"] },
    ];
}
