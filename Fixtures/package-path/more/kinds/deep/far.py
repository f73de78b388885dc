import shop.kinds.plain
