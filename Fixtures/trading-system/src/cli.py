# expect: live
"""`trading`: the command of the desk, installed by pyproject."""

import argparse
import os
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))

from core import __version__, logging


def run(args) -> int:
    from execution import trading_system_manager

    logging.setup()
    manager = trading_system_manager.TradingSystemManager()
    manager.start()
    try:
        while manager.running:
            if not manager.feeds.poll():
                time.sleep(args.pause)
    except KeyboardInterrupt:
        manager.stop()
    return 0


def feeds(args) -> int:
    from market_data import feed_registry

    print("\n".join(feed_registry.names()))
    return 0


def main(words: list[str] | None = None) -> int:
    ask = argparse.ArgumentParser(prog="trading")
    ask.add_argument("--version", action="version", version=__version__)
    commands = ask.add_subparsers(required=True)
    command = commands.add_parser("run", help="start the system")
    command.add_argument("--pause", type=float, default=0.05)
    command.set_defaults(function=run)
    commands.add_parser("feeds", help="list the feeds").set_defaults(function=feeds)
    args = ask.parse_args(words)
    return args.function(args)


if __name__ == "__main__":
    sys.exit(main())
