/// The modules of the Python standard library, a line each, sorted by name as bytes.
///
/// A line is `name first-last`, the minor versions of Python 3 that have the module; no last one means that the newest
/// known version still has it. `/n` says that it is a package since 3.n, `@ldw` that only Linux, Darwin or Windows
/// builds have it. Written by `Tests/Conformance/standard_library.py`; do not edit.
enum StandardLibraryTable {
  static let newestMinor = 15
  static let rows: StaticString = """
    CDROM 0-5 @l
    DLFCN 0-5 @l
    IN 0-5 @l
    TYPES 0-5 @l
    __future__ 0-
    __hello__ 11-
    __main__ 0-
    _abc 7-
    _abcoll 0-2
    _aix_support 9-
    _android_support 13-
    _apple_support 13-
    _ast 0-
    _ast_unparse 14-
    _asyncio 6-
    _bisect 0-
    _blake2 6-
    _bootlocale 4-9
    _bootsubprocess 9-11
    _bz2 3-
    _codecs 0-
    _codecs_cn 0-
    _codecs_hk 0-
    _codecs_iso2022 0-
    _codecs_jp 0-
    _codecs_kr 0-
    _codecs_tw 0-
    _collections 0-
    _collections_abc 3-
    _colorize 13-
    _compat_pickle 1-
    _compression 5-13
    _contextvars 7-
    _crypt 3-12 @ld
    _csv 0-
    _ctypes 0-
    _curses 0- @ld
    _curses_panel 0- @ld
    _datetime 2-
    _dbm 0- @ld
    _decimal 3-
    _dummy_thread 0-8
    _elementtree 0-
    _frozen_importlib 3-
    _frozen_importlib_external 5-
    _functools 0-
    _gdbm 0- @ld
    _hashlib 0-
    _heapq 0-
    _hmac 14-
    _imp 3-
    _interpchannels 13-
    _interpqueues 13-
    _interpreters 13-
    _io 1-
    _ios_support 13-
    _json 0-
    _locale 0-
    _lsprof 0-
    _lzma 3-
    _markupbase 0-
    _md5 0-
    _msi 0-12 @w
    _multibytecodec 0-
    _multiprocessing 0-
    _opcode 4-
    _opcode_metadata 13-
    _operator 4-
    _osx_support 3-
    _overlapped 4- @w
    _peg_parser 9-9
    _pickle 0-
    _posixshmem 8- @ld
    _posixsubprocess 2- @ld
    _py_abc 7-
    _py_warnings 14-
    _pydatetime 12-
    _pydecimal 5-
    _pyio 1-
    _pylong 12-
    _pyrepl 13- /13
    _pyrepl.__main__ 13-
    _pyrepl._minimal_curses 13-
    _pyrepl._module_completer 14-
    _pyrepl._threading_handler 13-
    _pyrepl.base_eventqueue 13-
    _pyrepl.commands 13-
    _pyrepl.completing_reader 13-
    _pyrepl.console 13-
    _pyrepl.curses 13-
    _pyrepl.fancy_termios 13-
    _pyrepl.historical_reader 13-
    _pyrepl.input 13-
    _pyrepl.keymap 13-
    _pyrepl.main 13-
    _pyrepl.pager 13-
    _pyrepl.reader 13-
    _pyrepl.readline 13-
    _pyrepl.simple_interact 13-
    _pyrepl.terminfo 14-
    _pyrepl.trace 13-
    _pyrepl.types 13-
    _pyrepl.unix_console 13-
    _pyrepl.unix_eventqueue 13-
    _pyrepl.utils 13-
    _pyrepl.windows_console 13-
    _pyrepl.windows_eventqueue 13-
    _queue 7-
    _random 0-
    _remote_debugging 14-
    _scproxy 0- @d
    _sha1 0-
    _sha2 12-
    _sha256 0-11
    _sha3 6-
    _sha512 0-11
    _signal 5-
    _sitebuiltins 4-
    _socket 0-
    _sqlite3 0-
    _sre 0-
    _ssl 0-
    _stat 4-
    _statistics 8-
    _string 0-
    _strptime 0-
    _struct 0-
    _subprocess 0-2 @w
    _suggestions 13-
    _symtable 0-
    _sysconfig 13-
    _sysconfigdata 3-5
    _thread 0-
    _threading_local 0-
    _tkinter 0-
    _tokenize 11-
    _tracemalloc 4-
    _types 14-
    _typing 11-
    _uuid 7-
    _warnings 0-
    _weakref 0-
    _weakrefset 2-
    _winapi 3- @w
    _wmi 12- @w
    _xxinterpchannels 12-12
    _xxsubinterpreters 8-12
    _zoneinfo 9-
    _zstd 14-
    abc 0-
    aifc 0-12
    annotationlib 14-
    antigravity 0-
    argparse 2-
    array 0-
    ast 0-
    asynchat 0-11
    asyncio 4- /4
    asyncio.__main__ 8-
    asyncio.base_events 4-
    asyncio.base_futures 6-
    asyncio.base_subprocess 4-
    asyncio.base_tasks 6-
    asyncio.compat 4-6
    asyncio.constants 4-
    asyncio.coroutines 4-
    asyncio.events 4-
    asyncio.exceptions 8-
    asyncio.format_helpers 7-
    asyncio.futures 4-
    asyncio.graph 14-
    asyncio.locks 4-
    asyncio.log 4-
    asyncio.mixins 10-
    asyncio.proactor_events 4-
    asyncio.protocols 4-
    asyncio.queues 4-
    asyncio.runners 7-
    asyncio.selector_events 4-
    asyncio.sslproto 4-
    asyncio.staggered 8-
    asyncio.streams 4-
    asyncio.subprocess 4-
    asyncio.taskgroups 11-
    asyncio.tasks 4-
    asyncio.test_utils 4-6
    asyncio.threads 9-
    asyncio.timeouts 11-
    asyncio.tools 14-
    asyncio.transports 4-
    asyncio.trsock 8-
    asyncio.unix_events 4-
    asyncio.windows_events 4-
    asyncio.windows_utils 4-
    asyncore 0-11
    atexit 0-
    audioop 0-12
    base64 0-
    bdb 0-
    binascii 0-
    binhex 0-10
    bisect 0-
    builtins 0-
    bz2 0-
    cProfile 0-
    calendar 0-
    cgi 0-12
    cgitb 0-12
    chunk 0-12
    cmath 0-
    cmd 0-
    code 0-
    codecs 0-
    codeop 0-
    collections 0- /3
    collections.abc 3-
    colorsys 0-
    compileall 0-
    compression 14- /14
    compression._common 14- /14
    compression._common._streams 14-
    compression.bz2 14-
    compression.gzip 14-
    compression.lzma 14-
    compression.zlib 14-
    compression.zstd 14- /14
    compression.zstd._zstdfile 14-
    concurrent 2- /2
    concurrent.futures 2- /2
    concurrent.futures._base 2-
    concurrent.futures.interpreter 14-
    concurrent.futures.process 2-
    concurrent.futures.thread 2-
    concurrent.interpreters 14- /14
    concurrent.interpreters._crossinterp 14-
    concurrent.interpreters._queues 14-
    configparser 0-
    contextlib 0-
    contextvars 7-
    copy 0-
    copyreg 0-
    crypt 0-12
    csv 0-
    ctypes 0- /0
    ctypes._aix 7-
    ctypes._endian 0-
    ctypes._layout 14-
    ctypes.macholib 1- /1
    ctypes.macholib.dyld 1-
    ctypes.macholib.dylib 1-
    ctypes.macholib.framework 1-
    ctypes.util 0-
    ctypes.wintypes 0-
    curses 0- /0
    curses.ascii 0-
    curses.has_key 0-
    curses.panel 0-
    curses.textpad 0-
    dataclasses 7-
    datetime 0-
    dbm 0- /0
    dbm.dumb 0-
    dbm.gnu 0-
    dbm.ndbm 0-
    dbm.sqlite3 13-
    decimal 0-
    difflib 0-
    dis 0-
    distutils 0-11 /0
    distutils._msvccompiler 5-11
    distutils.archive_util 0-11
    distutils.bcppcompiler 0-11
    distutils.ccompiler 0-11
    distutils.cmd 0-11
    distutils.command 0-11 /0
    distutils.command.bdist 0-11
    distutils.command.bdist_dumb 0-11
    distutils.command.bdist_msi 0-10
    distutils.command.bdist_rpm 0-11
    distutils.command.bdist_wininst 0-9
    distutils.command.build 0-11
    distutils.command.build_clib 0-11
    distutils.command.build_ext 0-11
    distutils.command.build_py 0-11
    distutils.command.build_scripts 0-11
    distutils.command.check 0-11
    distutils.command.clean 0-11
    distutils.command.config 0-11
    distutils.command.install 0-11
    distutils.command.install_data 0-11
    distutils.command.install_egg_info 0-11
    distutils.command.install_headers 0-11
    distutils.command.install_lib 0-11
    distutils.command.install_scripts 0-11
    distutils.command.register 0-11
    distutils.command.sdist 0-11
    distutils.command.upload 0-11
    distutils.config 0-11
    distutils.core 0-11
    distutils.cygwinccompiler 0-11
    distutils.debug 0-11
    distutils.dep_util 0-11
    distutils.dir_util 0-11
    distutils.dist 0-11
    distutils.emxccompiler 0-2
    distutils.errors 0-11
    distutils.extension 0-11
    distutils.fancy_getopt 0-11
    distutils.file_util 0-11
    distutils.filelist 0-11
    distutils.log 0-11
    distutils.msvc9compiler 0-11
    distutils.msvccompiler 0-11
    distutils.spawn 0-11
    distutils.sysconfig 0-11
    distutils.text_file 0-11
    distutils.unixccompiler 0-11
    distutils.util 0-11
    distutils.version 0-11
    distutils.versionpredicate 0-11
    doctest 0-
    dummy_threading 0-8
    email 0- /0
    email._encoded_words 3-
    email._header_value_parser 3-
    email._parseaddr 3-
    email._policybase 3-
    email.base64mime 0-
    email.charset 0-
    email.contentmanager 4-
    email.encoders 0-
    email.errors 0-
    email.feedparser 0-
    email.generator 0-
    email.header 0-
    email.headerregistry 3-
    email.iterators 0-
    email.message 0-
    email.mime 0- /0
    email.mime.application 0-
    email.mime.audio 0-
    email.mime.base 0-
    email.mime.image 0-
    email.mime.message 0-
    email.mime.multipart 0-
    email.mime.nonmultipart 0-
    email.mime.text 0-
    email.parser 0-
    email.policy 3-
    email.quoprimime 0-
    email.utils 0-
    encodings 0- /0
    encodings._win_cp_codecs 14-
    encodings.aliases 0-
    encodings.ascii 0-
    encodings.base64_codec 0-
    encodings.big5 0-
    encodings.big5hkscs 0-
    encodings.bz2_codec 0-
    encodings.charmap 0-
    encodings.cp037 0-
    encodings.cp1006 0-
    encodings.cp1026 0-
    encodings.cp1125 4-
    encodings.cp1140 0-
    encodings.cp1250 0-
    encodings.cp1251 0-
    encodings.cp1252 0-
    encodings.cp1253 0-
    encodings.cp1254 0-
    encodings.cp1255 0-
    encodings.cp1256 0-
    encodings.cp1257 0-
    encodings.cp1258 0-
    encodings.cp273 4-
    encodings.cp424 0-
    encodings.cp437 0-
    encodings.cp500 0-
    encodings.cp65001 3-7
    encodings.cp720 0-
    encodings.cp737 0-
    encodings.cp775 0-
    encodings.cp850 0-
    encodings.cp852 0-
    encodings.cp855 0-
    encodings.cp856 0-
    encodings.cp857 0-
    encodings.cp858 2-
    encodings.cp860 0-
    encodings.cp861 0-
    encodings.cp862 0-
    encodings.cp863 0-
    encodings.cp864 0-
    encodings.cp865 0-
    encodings.cp866 0-
    encodings.cp869 0-
    encodings.cp874 0-
    encodings.cp875 0-
    encodings.cp932 0-
    encodings.cp949 0-
    encodings.cp950 0-
    encodings.euc_jis_2004 0-
    encodings.euc_jisx0213 0-
    encodings.euc_jp 0-
    encodings.euc_kr 0-
    encodings.gb18030 0-
    encodings.gb2312 0-
    encodings.gbk 0-
    encodings.hex_codec 0-
    encodings.hp_roman8 0-
    encodings.hz 0-
    encodings.idna 0-
    encodings.iso2022_jp 0-
    encodings.iso2022_jp_1 0-
    encodings.iso2022_jp_2 0-
    encodings.iso2022_jp_2004 0-
    encodings.iso2022_jp_3 0-
    encodings.iso2022_jp_ext 0-
    encodings.iso2022_kr 0-
    encodings.iso8859_1 0-
    encodings.iso8859_10 0-
    encodings.iso8859_11 0-
    encodings.iso8859_13 0-
    encodings.iso8859_14 0-
    encodings.iso8859_15 0-
    encodings.iso8859_16 0-
    encodings.iso8859_2 0-
    encodings.iso8859_3 0-
    encodings.iso8859_4 0-
    encodings.iso8859_5 0-
    encodings.iso8859_6 0-
    encodings.iso8859_7 0-
    encodings.iso8859_8 0-
    encodings.iso8859_9 0-
    encodings.johab 0-
    encodings.koi8_r 0-
    encodings.koi8_t 5-
    encodings.koi8_u 0-
    encodings.kz1048 5-
    encodings.latin_1 0-
    encodings.mac_arabic 0-
    encodings.mac_centeuro 0-8
    encodings.mac_croatian 0-
    encodings.mac_cyrillic 0-
    encodings.mac_farsi 0-
    encodings.mac_greek 0-
    encodings.mac_iceland 0-
    encodings.mac_latin2 0-
    encodings.mac_roman 0-
    encodings.mac_romanian 0-
    encodings.mac_turkish 0-
    encodings.mbcs 0-
    encodings.oem 6-
    encodings.palmos 0-
    encodings.ptcp154 0-
    encodings.punycode 0-
    encodings.quopri_codec 0-
    encodings.raw_unicode_escape 0-
    encodings.rot_13 0-
    encodings.shift_jis 0-
    encodings.shift_jis_2004 0-
    encodings.shift_jisx0213 0-
    encodings.tis_620 0-
    encodings.undefined 0-
    encodings.unicode_escape 0-
    encodings.unicode_internal 0-7
    encodings.utf_16 0-
    encodings.utf_16_be 0-
    encodings.utf_16_le 0-
    encodings.utf_32 0-
    encodings.utf_32_be 0-
    encodings.utf_32_le 0-
    encodings.utf_7 0-
    encodings.utf_8 0-
    encodings.utf_8_sig 0-
    encodings.uu_codec 0-
    encodings.zlib_codec 0-
    ensurepip 4- /4
    ensurepip.__main__ 4-
    ensurepip._bundled 9-10 /9
    ensurepip._uninstall 4-
    enum 4-
    errno 0-
    faulthandler 3-
    fcntl 0- @ld
    filecmp 0-
    fileinput 0-
    fnmatch 0-
    formatter 0-9
    fpectl 0-6
    fractions 0-
    ftplib 0-
    functools 0-
    gc 0-
    genericpath 0-
    getopt 0-
    getpass 0-
    gettext 0-
    glob 0-
    graphlib 9-
    grp 0- @ld
    gzip 0-
    hashlib 0-
    heapq 0-
    hmac 0-
    html 0- /0
    html.entities 0-
    html.parser 0-
    http 0- /0
    http.client 0-
    http.cookiejar 0-
    http.cookies 0-
    http.server 0-
    idlelib 0- /0
    imaplib 0-
    imghdr 0-12
    imp 0-11
    importlib 1- /1
    importlib._abc 10-
    importlib._adapters 10-10
    importlib._bootstrap 1-
    importlib._bootstrap_external 5-
    importlib._common 9-10
    importlib.abc 1-
    importlib.machinery 1-
    importlib.metadata 8- /10
    importlib.metadata._adapters 10-
    importlib.metadata._collections 10-
    importlib.metadata._functools 10-
    importlib.metadata._itertools 10-
    importlib.metadata._meta 10-
    importlib.metadata._text 10-
    importlib.metadata.diagnose 13-
    importlib.readers 10-
    importlib.resources 7- /11
    importlib.resources._adapters 11-
    importlib.resources._common 11-
    importlib.resources._functional 13-
    importlib.resources._itertools 11-
    importlib.resources._legacy 11-12
    importlib.resources.abc 11-
    importlib.resources.readers 11-
    importlib.resources.simple 11-
    importlib.simple 11-
    importlib.util 1-
    inspect 0-
    io 0-
    ipaddress 3-
    itertools 0-
    json 0- /0
    json.__main__ 14-
    json.decoder 0-
    json.encoder 0-
    json.scanner 0-
    json.tool 0-
    keyword 0-
    lib2to3 0-12 /0
    lib2to3.__main__ 0-12
    lib2to3.btm_matcher 2-12
    lib2to3.btm_utils 2-12
    lib2to3.fixer_base 0-12
    lib2to3.fixer_util 0-12
    lib2to3.fixes 0-12 /0
    lib2to3.fixes.fix_apply 0-12
    lib2to3.fixes.fix_asserts 0-12
    lib2to3.fixes.fix_basestring 0-12
    lib2to3.fixes.fix_buffer 0-12
    lib2to3.fixes.fix_dict 0-12
    lib2to3.fixes.fix_except 0-12
    lib2to3.fixes.fix_exec 0-12
    lib2to3.fixes.fix_execfile 0-12
    lib2to3.fixes.fix_exitfunc 0-12
    lib2to3.fixes.fix_filter 0-12
    lib2to3.fixes.fix_funcattrs 0-12
    lib2to3.fixes.fix_future 0-12
    lib2to3.fixes.fix_getcwdu 0-12
    lib2to3.fixes.fix_has_key 0-12
    lib2to3.fixes.fix_idioms 0-12
    lib2to3.fixes.fix_import 0-12
    lib2to3.fixes.fix_imports 0-12
    lib2to3.fixes.fix_imports2 0-12
    lib2to3.fixes.fix_input 0-12
    lib2to3.fixes.fix_intern 0-12
    lib2to3.fixes.fix_isinstance 0-12
    lib2to3.fixes.fix_itertools 0-12
    lib2to3.fixes.fix_itertools_imports 0-12
    lib2to3.fixes.fix_long 0-12
    lib2to3.fixes.fix_map 0-12
    lib2to3.fixes.fix_metaclass 0-12
    lib2to3.fixes.fix_methodattrs 0-12
    lib2to3.fixes.fix_ne 0-12
    lib2to3.fixes.fix_next 0-12
    lib2to3.fixes.fix_nonzero 0-12
    lib2to3.fixes.fix_numliterals 0-12
    lib2to3.fixes.fix_operator 0-12
    lib2to3.fixes.fix_paren 0-12
    lib2to3.fixes.fix_print 0-12
    lib2to3.fixes.fix_raise 0-12
    lib2to3.fixes.fix_raw_input 0-12
    lib2to3.fixes.fix_reduce 0-12
    lib2to3.fixes.fix_reload 0-12
    lib2to3.fixes.fix_renames 0-12
    lib2to3.fixes.fix_repr 0-12
    lib2to3.fixes.fix_set_literal 0-12
    lib2to3.fixes.fix_standarderror 0-12
    lib2to3.fixes.fix_sys_exc 0-12
    lib2to3.fixes.fix_throw 0-12
    lib2to3.fixes.fix_tuple_params 0-12
    lib2to3.fixes.fix_types 0-12
    lib2to3.fixes.fix_unicode 0-12
    lib2to3.fixes.fix_urllib 0-12
    lib2to3.fixes.fix_ws_comma 0-12
    lib2to3.fixes.fix_xrange 0-12
    lib2to3.fixes.fix_xreadlines 0-12
    lib2to3.fixes.fix_zip 0-12
    lib2to3.main 0-12
    lib2to3.patcomp 0-12
    lib2to3.pgen2 0-12 /0
    lib2to3.pgen2.conv 0-12
    lib2to3.pgen2.driver 0-12
    lib2to3.pgen2.grammar 0-12
    lib2to3.pgen2.literals 0-12
    lib2to3.pgen2.parse 0-12
    lib2to3.pgen2.pgen 0-12
    lib2to3.pgen2.token 0-12
    lib2to3.pgen2.tokenize 0-12
    lib2to3.pygram 0-12
    lib2to3.pytree 0-12
    lib2to3.refactor 0-12
    linecache 0-
    locale 0-
    logging 0- /0
    logging.config 0-
    logging.handlers 0-
    lzma 3-
    macpath 0-7
    macurl2path 0-6
    mailbox 0-
    mailcap 0-12
    marshal 0-
    math 0-
    math.integer 15-
    mimetypes 0-
    mmap 0-
    modulefinder 0-
    msilib 0-12 /0
    msilib.schema 0-12
    msilib.sequence 0-12
    msilib.text 0-12
    msvcrt 0- @w
    multiprocessing 0- /0
    multiprocessing.connection 0-
    multiprocessing.context 4-
    multiprocessing.dummy 0- /0
    multiprocessing.dummy.connection 0-
    multiprocessing.forkserver 4-
    multiprocessing.heap 0-
    multiprocessing.managers 0-
    multiprocessing.pool 0-
    multiprocessing.popen_fork 4-
    multiprocessing.popen_forkserver 4-
    multiprocessing.popen_spawn_posix 4-
    multiprocessing.popen_spawn_win32 4-
    multiprocessing.process 0-
    multiprocessing.queues 0-
    multiprocessing.reduction 0-
    multiprocessing.resource_sharer 4-
    multiprocessing.resource_tracker 8-
    multiprocessing.semaphore_tracker 4-7
    multiprocessing.shared_memory 8-
    multiprocessing.sharedctypes 0-
    multiprocessing.spawn 4-
    multiprocessing.synchronize 0-
    multiprocessing.util 0-
    netrc 0-
    nis 0-12 @ld
    nntplib 0-12
    nt 0- @w
    ntpath 0-
    nturl2path 0-
    numbers 0-
    opcode 0-
    operator 0-
    optparse 0-
    os 0-
    os.path 0-
    os2emxpath 0-3
    ossaudiodev 0-12 @l
    parser 0-9
    pathlib 4- /13
    pathlib._abc 13-13
    pathlib._local 13-13
    pathlib._os 14-
    pathlib.types 14-
    pdb 0-
    pickle 0-
    pickletools 0-
    pipes 0-12
    pkgutil 0-
    platform 0-
    plistlib 0-
    poplib 0-
    posix 0- @ld
    posixpath 0-
    pprint 0-
    profile 0-
    profiling 15- /15
    profiling.sampling 15- /15
    profiling.tracing 15- /15
    pstats 0-
    pty 0-
    pwd 0- @ld
    py_compile 0-
    pyclbr 0-
    pydoc 0-
    pydoc_data 2- /2
    pydoc_data.module_docs 13-
    pydoc_data.topics 2-
    pyexpat 0-
    pyexpat.errors 0-
    pyexpat.model 0-
    queue 0-
    quopri 0-
    random 0-
    re 0- /11
    re._casefix 11-
    re._compiler 11-
    re._constants 11-
    re._parser 11-
    readline 0- @ld
    reprlib 0-
    resource 0- @ld
    rlcompleter 0-
    runpy 0-
    sched 0-
    secrets 6-
    select 0-
    selectors 4-
    shelve 0-
    shlex 0-
    shutil 0-
    signal 0-
    site 0-
    smtpd 0-11
    smtplib 0-
    sndhdr 0-12
    socket 0-
    socketserver 0-
    spwd 0-12 @l
    sqlite3 0- /0
    sqlite3.__main__ 12-
    sqlite3.dbapi2 0-
    sqlite3.dump 0-
    sre_compile 0-14
    sre_constants 0-14
    sre_parse 0-14
    ssl 0-
    stat 0-
    statistics 4-
    string 0- /14
    string.templatelib 14-
    stringprep 0-
    struct 0-
    subprocess 0-
    sunau 0-12
    symbol 0-9
    symtable 0-
    sys 0-
    sysconfig 2- /13
    sysconfig.__main__ 13-
    syslog 0- @ld
    tabnanny 0-
    tarfile 0-
    telnetlib 0-12
    tempfile 0-
    termios 0- @ld
    test 0- /0
    textwrap 0-
    this 0-
    threading 0-
    time 0-
    timeit 0-
    tkinter 0- /0
    tkinter.__main__ 0-
    tkinter._fix 0-4
    tkinter.colorchooser 0-
    tkinter.commondialog 0-
    tkinter.constants 0-
    tkinter.dialog 0-
    tkinter.dnd 0-
    tkinter.filedialog 0-
    tkinter.font 0-
    tkinter.messagebox 0-
    tkinter.scrolledtext 0-
    tkinter.simpledialog 0-
    tkinter.tix 0-12
    tkinter.ttk 1-
    token 0-
    tokenize 0-
    tomllib 11- /11
    tomllib._parser 11-
    tomllib._re 11-
    tomllib._types 11-
    trace 0-
    traceback 0-
    tracemalloc 4-
    tty 0-
    turtle 0-
    turtledemo 2- /2
    turtledemo.__main__ 2-
    turtledemo.bytedesign 2-
    turtledemo.chaos 2-
    turtledemo.clock 2-
    turtledemo.colormixer 2-
    turtledemo.forest 2-
    turtledemo.fractalcurves 2-
    turtledemo.lindenmayer 2-
    turtledemo.minimal_hanoi 2-
    turtledemo.nim 2-
    turtledemo.paint 2-
    turtledemo.peace 2-
    turtledemo.penrose 2-
    turtledemo.planet_and_moon 2-
    turtledemo.rosette 6-
    turtledemo.round_dance 2-
    turtledemo.sorting_animate 5-
    turtledemo.tree 2-
    turtledemo.two_canvases 2-
    turtledemo.wikipedia 2-5
    turtledemo.yinyang 2-
    types 0-
    typing 5-
    typing.io 5-12
    typing.re 5-12
    unicodedata 0-
    unittest 0- /2
    unittest.__main__ 2-
    unittest._log 9-
    unittest.async_case 8-
    unittest.case 2-
    unittest.loader 2-
    unittest.main 2-
    unittest.mock 3-
    unittest.result 2-
    unittest.runner 2-
    unittest.signals 2-
    unittest.suite 2-
    unittest.util 2-
    urllib 0- /0
    urllib.error 0-
    urllib.parse 0-
    urllib.request 0-
    urllib.response 0-
    urllib.robotparser 0-
    uu 0-12
    uuid 0-
    venv 3- /3
    venv.__main__ 3-
    warnings 0-
    wave 0-
    weakref 0-
    webbrowser 0-
    winreg 0- @w
    winsound 0- @w
    wsgiref 0- /0
    wsgiref.handlers 0-
    wsgiref.headers 0-
    wsgiref.simple_server 0-
    wsgiref.types 11-
    wsgiref.util 0-
    wsgiref.validate 0-
    xdrlib 0-12
    xml 0- /0
    xml.dom 0- /0
    xml.dom.NodeFilter 0-
    xml.dom.domreg 0-
    xml.dom.expatbuilder 0-
    xml.dom.minicompat 0-
    xml.dom.minidom 0-
    xml.dom.pulldom 0-
    xml.dom.xmlbuilder 0-
    xml.etree 0- /0
    xml.etree.ElementInclude 0-
    xml.etree.ElementPath 0-
    xml.etree.ElementTree 0-
    xml.etree.cElementTree 0-
    xml.parsers 0- /0
    xml.parsers.expat 0-
    xml.parsers.expat.errors 0-
    xml.parsers.expat.model 0-
    xml.sax 0- /0
    xml.sax._exceptions 0-
    xml.sax.expatreader 0-
    xml.sax.handler 0-
    xml.sax.saxutils 0-
    xml.sax.xmlreader 0-
    xml.utils 15-
    xmlrpc 0- /0
    xmlrpc.client 0-
    xmlrpc.server 0-
    xxlimited 2-
    xxsubtype 0-
    zipapp 5-
    zipfile 0- /12
    zipfile.__main__ 12-
    zipfile._path 12- /12
    zipfile._path.glob 12-
    zipimport 0-
    zlib 0-
    zoneinfo 9- /9
    zoneinfo._common 9-
    zoneinfo._tzpath 9-
    zoneinfo._zoneinfo 9-
    """
}
