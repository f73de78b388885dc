import tools

from tools import spirit
