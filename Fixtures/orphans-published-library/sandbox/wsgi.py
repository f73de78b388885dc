import basket.cli

application = basket.cli.main
