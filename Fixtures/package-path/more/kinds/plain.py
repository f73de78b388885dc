from shop.kinds import near
