# expect: dead
"""Draws the desk's dashboard with matplotlib. Grafana does it since year four."""

import matplotlib.pyplot as plt
import pandas as pd

from portfolio import performance


def equity_curve(equity: list[float], path: str) -> None:
    frame = pd.DataFrame({"equity": equity})
    figure, (top, bottom) = plt.subplots(2, 1, sharex=True)
    frame["equity"].plot(ax=top, title=f"Sharpe {performance.sharpe(equity):.2f}")
    (frame["equity"] / frame["equity"].cummax() - 1).plot(ax=bottom, kind="area", title="drawdown")
    figure.savefig(path)
    plt.close(figure)


def heatmap(table: dict[tuple[str, str], float], path: str) -> None:
    frame = pd.Series(table).unstack()
    figure, axes = plt.subplots()
    axes.imshow(frame, vmin=-1, vmax=1)
    axes.set_xticks(range(len(frame)), frame.columns)
    figure.savefig(path)
