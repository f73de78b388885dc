percent = 5
