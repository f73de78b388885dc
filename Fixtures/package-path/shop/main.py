from shop.kinds import near, plain
import shop.kinds.deep.far

print(near.PRICE, plain.near.PRICE, shop.kinds.deep.far.__name__)
