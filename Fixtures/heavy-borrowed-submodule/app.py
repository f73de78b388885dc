import tools.saw
import tools.file
import bench


def work():
    return tools.saw, tools.file, bench
