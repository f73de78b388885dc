from setuptools import setup

setup(
    name="ledger",
    entry_points={
        "console_scripts": {"ledger = ledger.cli:main"},
        "ledger.reports": {"tax = ledger.tax:Report", "year = ledger.year:Report"},
    },
)
