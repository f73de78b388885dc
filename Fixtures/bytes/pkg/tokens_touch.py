from.import_side import(SIDE)
from two import TWO as	T;import one
X=1if True else 2;import three
