LEVELS = {"tea": 12, "coffee": 3}
