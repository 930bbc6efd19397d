"""Computes reference values of metrics with scikit-learn and scipy, into gzipped CSV files.

Run in this folder: python3 metrics-reference.py. The same versions give the same bytes.

Classes without a true utterance are left out of macro averages here as in Pathos, by labels=; an
empty series is not asked for, since scikit-learn refuses it. CCC is Lin's formula in numpy, since
neither library has it.
"""

import gzip
import warnings

import numpy as np
import scipy
import scipy.stats
import sklearn
from sklearn import metrics as m

SEED = 20240611
VERSIONS = "# scikit-learn %s, scipy %s, numpy %s, seed %d\n" % (
    sklearn.__version__,
    scipy.__version__,
    np.__version__,
    SEED,
)


def number(value):
    return ("%.10g" % value).replace("nan", "NaN")


def numbers(values):
    return " ".join(number(v) for v in values)


def write(name, header, rows):
    text = VERSIONS + header + "\n" + "".join(",".join(r) + "\n" for r in rows)
    with open(name + ".csv.gz", "wb") as file:
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as out:
            out.write(text.encode())


def size(random):
    """Mostly few, sometimes one or many."""
    return int(random.choice([1, 2, 3, random.integers(4, 30), random.integers(30, 120)],
                             p=[0.05, 0.05, 0.05, 0.75, 0.1]))


def digits(values):
    return "".join(str(v) for v in values)


def labels(random, n, k):
    """Classes: equally likely, skewed, some missing, or constant."""
    kind = random.integers(4)
    if kind == 0:
        return random.integers(0, k, n)
    if kind == 1:
        return random.choice(k, n, p=random.dirichlet(np.full(k, 0.5)))
    if kind == 2:
        return random.choice(random.choice(k, max(1, k // 2), replace=False), n)
    return np.full(n, random.integers(k))


def classification(random):
    k = int(random.integers(2, 10))
    n = size(random)
    truth = labels(random, n, k)
    predicted = labels(random, n, k)
    right = random.random(n) < random.choice([0, 0.3, 0.6, 0.9, 1])
    predicted = np.where(right, truth, predicted)
    present = np.unique(truth)

    def macro(average):
        return m.precision_recall_fscore_support(
            truth, predicted, labels=present, average=average, zero_division=0)[:3]

    each = m.precision_recall_fscore_support(truth, predicted, labels=present, zero_division=0)
    return [
        str(k), digits(truth), digits(predicted),
        number(m.accuracy_score(truth, predicted)),
        number(m.balanced_accuracy_score(truth, predicted)),
        *[number(v) for v in macro("macro")],
        *[number(v) for v in macro("weighted")],
        number(m.f1_score(truth, predicted, average="micro")),
        number(m.cohen_kappa_score(truth, predicted)),
        digits(present), numbers(each[0]), numbers(each[1]), numbers(each[2]),
    ]


def values(random, n):
    """Values with three decimals: spread, on a rating scale with ties, or constant."""
    kind = random.integers(5)
    if kind == 0:
        return np.full(n, round(random.normal(), 3))
    if kind == 1:
        return random.integers(1, 8, n).astype(float)
    return np.round(random.normal(random.normal(0, 3), random.choice([0.1, 1, 10]), n), 3)


def ccc(x, y):
    below = x.var() + y.var() + (x.mean() - y.mean()) ** 2
    return 2 * ((x - x.mean()) * (y - y.mean())).mean() / below


def regression(random):
    n = size(random)
    x = values(random, n)
    y = values(random, n)
    if random.random() < 0.6:
        y = np.round(random.normal() * x + random.choice([0.01, 0.3, 1]) * y, 3)
    constant = (x == x[0]).all(), (y == y[0]).all()
    same = all(constant) and x[0] == y[0]
    return [
        numbers(x), numbers(y),
        "NaN" if same else "0" if any(constant) else number(ccc(x, y)),
        "NaN" if any(constant) else number(scipy.stats.pearsonr(x, y)[0]),
        number(m.mean_squared_error(x, y, squared=False)),
        number(m.mean_absolute_error(x, y)),
    ]


def clusters(random):
    n = size(random)
    a = labels(random, n, int(random.integers(2, 10)))
    b = labels(random, n, int(random.integers(2, 10)))
    if random.random() < 0.5:
        renamed = random.permutation(10)[a]
        b = np.where(random.random(n) < random.choice([0.5, 0.8, 1]), renamed, b)
    return [
        digits(a), digits(b),
        number(m.normalized_mutual_info_score(a, b)), number(m.adjusted_rand_score(a, b)),
    ]


def multilabel(random):
    k = int(random.integers(2, 7))
    n = max(1, size(random) // 3)
    truth = (random.random((n, k)) < random.random(k)).astype(int)
    other = (random.random((n, k)) < random.random(k)).astype(int)
    predicted = np.where(random.random((n, k)) < random.choice([0, 0.5, 0.9, 1]), truth, other)
    present = np.flatnonzero(truth.any(axis=0))
    macro = "NaN" if len(present) == 0 else number(
        m.f1_score(truth, predicted, labels=present, average="macro", zero_division=0))
    return [
        str(k), digits(truth.ravel()), digits(predicted.ravel()),
        number(m.hamming_loss(truth, predicted)), number(m.accuracy_score(truth, predicted)),
        number(m.f1_score(truth, predicted, average="micro", zero_division=0)), macro,
    ]


warnings.simplefilter("ignore")
for count, row, header in (
    (2500, classification,
     "classes,truth,predicted,WA,UAR,precision_macro,recall_macro,F1_macro,precision_weighted,"
     "recall_weighted,F1_weighted,F1_micro,kappa,present,precision,recall,F1"),
    (1200, regression, "x,y,CCC,PCC,RMSE,MAE"),
    (1000, clusters, "a,b,NMI,ARI"),
    (600, multilabel, "labels,truth,predicted,hamming_loss,exact_match,F1_micro,F1_macro"),
):
    generator = np.random.default_rng([SEED, count])
    write(row.__name__, header, [row(generator) for _ in range(count)])
