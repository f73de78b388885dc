from bakery.flour import GRAMS
