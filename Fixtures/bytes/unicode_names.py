from größe import GRÖSSE
import ﬁle_ligature
ÜBER = "import ghost"
