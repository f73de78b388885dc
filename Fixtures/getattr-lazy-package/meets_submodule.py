from zoo import birds
