import one
import two