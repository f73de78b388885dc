if True:
	import one
	if True:
		import two
        # eight spaces, a comment: import ghost
	import	three
from	two	import	TWO
