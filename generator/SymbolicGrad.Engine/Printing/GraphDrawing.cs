using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SymbolicGrad.Engine.Printing;

/// <summary>Draws a computation graph as SVG: a rectangle for each variable with the function inside and the name above, directed edges without labels.</summary>
internal static class GraphDrawing
{
    private const int BoxHeight = 30, RowGap = 44, ColumnGap = 56, Margin = 24, CharacterWidth = 8;

    public static string Draw(IReadOnlyList<GraphNode> nodes)
    {
        Dictionary<int, int> columnOf = Columns(nodes);
        List<List<GraphNode>> columns = nodes.GroupBy(node => columnOf[node.Id]).OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        Order(columns);
        Dictionary<int, Box> boxes = Place(columns);

        int width = boxes.Values.Max(box => box.Right) + Margin, height = boxes.Values.Max(box => box.Bottom) + Margin;
        var svg = new StringBuilder();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"serif\" font-size=\"15\" text-anchor=\"middle\" stroke-width=\"1.2\">\n"));
        svg.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"#777\"/></marker></defs>\n");
        foreach (GraphNode node in nodes)
            foreach (int input in node.Inputs) svg.Append(Edge(boxes[input], boxes[node.Id]));
        foreach (GraphNode node in nodes) svg.Append(Node(node, boxes[node.Id]));
        return svg.Append("</svg>").ToString();
    }

    // A node stands right of everything that it reads.
    private static Dictionary<int, int> Columns(IReadOnlyList<GraphNode> nodes)
    {
        var columns = new Dictionary<int, int>();
        foreach (GraphNode node in nodes) columns[node.Id] = node.Inputs.Count == 0 ? 0 : 1 + node.Inputs.Max(input => columns[input]);

        // Inputs stand just before their first reader rather than all at the left.
        foreach (GraphNode input in nodes.Where(node => node.Inputs.Count == 0))
        {
            List<int> readers = nodes.Where(node => node.Inputs.Contains(input.Id)).Select(node => columns[node.Id]).ToList();
            if (readers.Count > 0) columns[input.Id] = readers.Min() - 1;
        }

        return columns;
    }

    // The barycentre of what a node reads gives few crossings; ties keep the order of computation.
    private static void Order(List<List<GraphNode>> columns)
    {
        var row = new Dictionary<int, double>();
        foreach (List<GraphNode> column in columns)
        {
            List<GraphNode> sorted = column.OrderBy(node => node.Inputs.Count == 0 ? double.MaxValue : node.Inputs.Average(input => row[input])).ToList();
            column.Clear();
            column.AddRange(sorted);
            for (int r = 0; r < column.Count; r++) row[column[r].Id] = r - (column.Count / 2.0);
        }
    }

    private static Dictionary<int, Box> Place(List<List<GraphNode>> columns)
    {
        var boxes = new Dictionary<int, Box>();
        int tallest = columns.Max(column => column.Count), left = Margin;
        foreach (List<GraphNode> column in columns)
        {
            int width = Math.Max(48, column.Max(node => Math.Max(node.Function.Length, node.Name.Length)) * CharacterWidth + 20);
            int top = Margin + 14 + ((tallest - column.Count) * (BoxHeight + RowGap) / 2);
            foreach (GraphNode node in column)
            {
                boxes.Add(node.Id, new Box(left, top, width));
                top += BoxHeight + RowGap;
            }

            left += width + ColumnGap;
        }

        return boxes;
    }

    private static string Edge(Box from, Box to)
    {
        int bend = (to.Left - from.Right) / 2;
        return Text($"<path d=\"M{from.Right},{from.Middle} C{from.Right + bend},{from.Middle} {to.Left - bend},{to.Middle} {to.Left},{to.Middle}\" fill=\"none\" stroke=\"#777\" marker-end=\"url(#arrow)\"/>\n");
    }

    private static string Node(GraphNode node, Box box) =>
        Text($"<rect x=\"{box.Left}\" y=\"{box.Top}\" width=\"{box.Width}\" height=\"{BoxHeight}\" fill=\"#fff\" stroke=\"#333\"/>") +
        Text($"<text x=\"{box.Center}\" y=\"{box.Top + 20}\" fill=\"#111\">{Escape(node.Function)}</text>") +
        Text($"<text x=\"{box.Center}\" y=\"{box.Top - 6}\" fill=\"#777\" font-style=\"italic\">{Escape(node.Name)}</text>\n");

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Box(int Left, int Top, int Width)
    {
        public int Right => Left + Width;

        public int Bottom => Top + BoxHeight;

        public int Middle => Top + (BoxHeight / 2);

        public int Center => Left + (Width / 2);
    }
}
