from bakery.yeast import CUBES
