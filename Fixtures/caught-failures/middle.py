import breaks
import never
