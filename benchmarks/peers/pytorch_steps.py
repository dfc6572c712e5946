"""Times the training steps of TrainingCases.cs in PyTorch on one thread.

Writes one line for each: the case's name, a tabulator, and the least milliseconds a step took.
    OPENBLAS_CORETYPE=SkylakeX ATEN_CPU_CAPABILITY=avx512 taskset -c 1 python3 pytorch_steps.py > pytorch.tsv
"""

import time

import torch
from torch import nn

LEARNING_RATE = 1e-6


def least_milliseconds(step, seconds=4.0):
    """The least time of a step, taken over slices of about a millisecond."""
    for _ in range(20):
        step()
    start = time.perf_counter()
    step()
    calls = max(1, int(1e-3 / (time.perf_counter() - start)))
    least = float("inf")
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(calls):
            step()
        least = min(least, (time.perf_counter() - start) / calls)
    return 1e3 * least


def classifier(widths, batch, algorithm):
    """A step of a network of dense layers with rectified linear units between them."""
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    network = nn.Sequential(*layers[:-1])
    optimizer = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam}[algorithm](network.parameters(), lr=LEARNING_RATE)
    loss_function = nn.CrossEntropyLoss()
    x = torch.rand(batch, widths[0])
    labels = torch.randint(widths[-1], (batch,))

    def step():
        optimizer.zero_grad()
        loss_function(network(x), labels).backward()
        optimizer.step()

    return f"{'-'.join(map(str, widths))}, batch {batch}, {algorithm}", step


def logistic_regression(features):
    """A step on one example, on tensors alone: without the cost of modules and an optimizer, which it is little beside."""
    w = torch.rand(features, requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    x, target = torch.rand(features), torch.tensor(1.0)

    def step():
        loss = nn.functional.binary_cross_entropy_with_logits(w @ x + b, target)
        dw, db = torch.autograd.grad(loss, (w, b))
        with torch.no_grad():
            w.sub_(dw, alpha=LEARNING_RATE)
            b.sub_(db, alpha=LEARNING_RATE)

    return f"logistic regression, {features} features, batch 1, SGD", step


def scalar_gradient():
    """The gradient of one number."""
    a = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
    return "gradient of a² + sin a", lambda: torch.autograd.grad(a * a + torch.sin(a), a)


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    cases = [
        classifier([784, 128, 10], 64, "SGD"),
        classifier([784, 512, 512, 10], 256, "Adam"),
        classifier([784, 512, 512, 10], 256, "SGD"),
        classifier([64, 32, 10], 32, "SGD"),
        classifier([64, 32, 10], 32, "Adam"),
        logistic_regression(10),
        scalar_gradient(),
    ]
    for name, step in cases:
        print(f"{name}\t{least_milliseconds(step):.6f}", flush=True)


if __name__ == "__main__":
    main()
