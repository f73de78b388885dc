MEAT, SEEDS = "meat", "seeds"
