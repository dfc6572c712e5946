using System.Diagnostics;
using SymbolicGrad.Fuzz.Generation;
using SymbolicGrad.Fuzz.Grammar;
using SymbolicGrad.Fuzz.Judging;

namespace SymbolicGrad.Fuzz.Running;

/// <summary>Draws and judges any number of programs on some threads, and goes on where one of them hangs.</summary>
internal sealed class LongRun(Options options)
{
    private static readonly TimeSpan s_programLimit = TimeSpan.FromSeconds(60), s_batchLimit = TimeSpan.FromSeconds(600);

    private readonly Lock _lock = new();
    private readonly Queue<int[]> _batches = new(Enumerable.Range(options.Seed, options.Count).Chunk(options.BatchSize));
    private readonly List<Worker> _workers = [];

    public Tally Tally { get; } = new();

    /// <summary>Runs until all programs are judged. Is told from time to time how far it is.</summary>
    public void Run(Action<Tally> progress)
    {
        for (int i = 0; i < options.Threads; i++) Start();
        var sinceProgress = Stopwatch.StartNew();
        while (true)
        {
            Thread.Sleep(100);
            lock (_lock)
            {
                foreach (Worker worker in _workers.Where(worker => worker.IsLate).ToArray()) Abandon(worker);
                if (_workers.Count == 0) return;
                if (sinceProgress.Elapsed < TimeSpan.FromSeconds(30)) continue;
                progress(Tally);
                sinceProgress.Restart();
            }
        }
    }

    private void Start()
    {
        var worker = new Worker();
        lock (_lock) _workers.Add(worker);
        new Thread(() => Work(worker), maxStackSize: 16 << 20) { IsBackground = true }.Start();
    }

    private void Work(Worker worker)
    {
        while (true)
        {
            int[]? seeds;
            lock (_lock)
            {
                if (!_workers.Contains(worker)) return;
                if (!_batches.TryDequeue(out seeds))
                {
                    _workers.Remove(worker);
                    return;
                }

                worker.Begin(seeds);
            }

            FuzzProgram[] programs = [.. seeds.Select(seed => ProgramDrawer.Draw(seed, options.Size))];
            IReadOnlyList<Judgement> judgements = Batch.Judge(programs, worker.Begin);
            lock (_lock)
            {
                if (!_workers.Contains(worker)) return;
                for (int i = 0; i < programs.Length; i++) Tally.Add(programs[i], judgements[i]);
            }
        }
    }

    /// <summary>Leaves a thread that hangs alone, and gives the programs that it had to another.</summary>
    private void Abandon(Worker worker)
    {
        _workers.Remove(worker);
        int[] guilty = worker.Program is { } program ? [program.Seed] : worker.Seeds.Length == 1 ? worker.Seeds : [];
        foreach (int seed in guilty) Tally.Add(ProgramDrawer.Draw(seed, options.Size), new Judgement(Verdict.Hangs, worker.Program is null ? "the compiler does not return" : "generated code does not return"));
        int[] others = [.. worker.Seeds.Except(guilty)];

        // A compilation that hangs does not say which program it is: each gets one of its own.
        foreach (int[] batch in others.Chunk(guilty.Length == 0 ? 1 : options.BatchSize)) _batches.Enqueue(batch);
        Start();
    }

    /// <summary>What a thread does.</summary>
    private sealed class Worker
    {
        private long _since;

        public int[] Seeds { get; private set; } = [];

        /// <summary>The program that runs; null while the batch is being compiled.</summary>
        public FuzzProgram? Program { get; private set; }

        public bool IsLate => Seeds.Length > 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref _since)) > (Program is null ? s_batchLimit : s_programLimit);

        public void Begin(int[] seeds)
        {
            (Seeds, Program) = (seeds, null);
            Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        }

        public void Begin(FuzzProgram program)
        {
            Volatile.Write(ref _since, Stopwatch.GetTimestamp());
            Program = program;
        }
    }
}
