from wrong import *
