/// The names that modules of the Python standard library have, some to a line, sorted by module.
///
/// A line is `module first-last name…`, the minor versions of Python 3 that have the names; no last one means that the newest
/// known version still has them. Names with two underscores on both sides are left out. Written by
/// `Tests/Conformance/standard_names.py`; do not edit.
enum StandardNamesTable {
  static let oldestMinor = 6
  static let newestMinor = 13
  static let rows: StaticString = """
    abc 6-6 WeakSet
    abc 6- ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token
    abc 7- _abc_init _abc_instancecheck _abc_register _abc_subclasscheck _get_dump _reset_caches _reset_registry
    abc 10- update_abstractmethods
    argparse 6-6 _collections _copy _ensure_value _textwrap
    argparse 6- Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError FileType HelpFormatter
    argparse 6- MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER RawDescriptionHelpFormatter
    argparse 6- RawTextHelpFormatter SUPPRESS ZERO_OR_MORE _ _ActionsContainer _AppendAction _AppendConstAction
    argparse 6- _ArgumentGroup _AttributeHolder _CountAction _HelpAction _MutuallyExclusiveGroup _StoreAction
    argparse 6- _StoreConstAction _StoreFalseAction _StoreTrueAction _SubParsersAction _UNRECOGNIZED_ARGS_ATTR
    argparse 6- _VersionAction _get_action_name _os _re _sys ngettext
    argparse 7- _copy_items
    argparse 8-8 _shutil
    argparse 8- _ExtendAction
    argparse 9- BooleanOptionalAction
    argparse 11-12 warnings
    argparse 12- _deprecated_default
    ast 6-6 _NUM_TYPES
    ast 6- AST Add And AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith Attribute AugAssign AugLoad AugStore
    ast 6- Await BinOp BitAnd BitOr BitXor BoolOp Break Bytes Call ClassDef Compare Constant Continue Del Delete Dict
    ast 6- DictComp Div Ellipsis Eq ExceptHandler Expr Expression ExtSlice FloorDiv For FormattedValue FunctionDef
    ast 6- GeneratorExp Global Gt GtE If IfExp Import ImportFrom In Index Interactive Invert Is IsNot JoinedStr LShift
    ast 6- Lambda List ListComp Load Lt LtE MatMult Mod Module Mult Name NameConstant NodeTransformer NodeVisitor Nonlocal
    ast 6- Not NotEq NotIn Num Or Param Pass Pow PyCF_ONLY_AST RShift Raise Return Set SetComp Slice Starred Store Str Sub
    ast 6- Subscript Suite Try Tuple UAdd USub UnaryOp While With Yield YieldFrom alias arg arguments boolop cmpop
    ast 6- comprehension copy_location dump excepthandler expr expr_context fix_missing_locations get_docstring
    ast 6- increment_lineno iter_child_nodes iter_fields keyword literal_eval mod operator parse slice stmt unaryop walk
    ast 6- withitem
    ast 8-11 _getter _setter
    ast 8- FunctionType NamedExpr PyCF_ALLOW_TOP_LEVEL_AWAIT PyCF_TYPE_COMMENTS TypeIgnore _ABC _const_node_type_names
    ast 8- _const_types _const_types_not _new _pad_whitespace _splitlines_no_ff get_source_segment type_ignore
    ast 9- IntEnum _ALL_QUOTES _INFSTR _MULTI_QUOTES _Precedence _SINGLE_QUOTES _Unparser _dims_getter _dims_setter auto
    ast 9- contextmanager main nullcontext sys unparse
    ast 10- Match MatchAs MatchClass MatchMapping MatchOr MatchSequence MatchSingleton MatchStar MatchValue match_case
    ast 10- pattern
    ast 11- TryStar _simple_enum
    ast 12- ParamSpec TypeAlias TypeVar TypeVarTuple _DEPRECATED_CLASS_MESSAGE _DEPRECATED_VALUE_ALIAS_MESSAGE _ast_Ellipsis
    ast 12- _deprecated_globals _line_pattern _n_getter _n_setter _s_getter _s_setter re type_param
    ast 13- PyCF_OPTIMIZED_AST
    asyncio 6-6 async compat selectors
    asyncio 6-10 coroutine
    asyncio 6- ALL_COMPLETED AbstractChildWatcher AbstractEventLoop AbstractEventLoopPolicy AbstractServer BaseEventLoop
    asyncio 6- BaseProtocol BaseTransport BoundedSemaphore CancelledError Condition DatagramProtocol DatagramTransport
    asyncio 6- DefaultEventLoopPolicy Event FIRST_COMPLETED FIRST_EXCEPTION FastChildWatcher Future Handle
    asyncio 6- IncompleteReadError InvalidStateError LifoQueue LimitOverrunError Lock PriorityQueue Protocol Queue
    asyncio 6- QueueEmpty QueueFull ReadTransport SafeChildWatcher SelectorEventLoop Semaphore StreamReader
    asyncio 6- StreamReaderProtocol StreamWriter SubprocessProtocol SubprocessTransport Task TimeoutError TimerHandle
    asyncio 6- Transport WriteTransport _get_running_loop _set_running_loop as_completed base_events base_futures
    asyncio 6- base_subprocess base_tasks constants coroutines create_subprocess_exec create_subprocess_shell ensure_future
    asyncio 6- events futures gather get_child_watcher get_event_loop get_event_loop_policy iscoroutine iscoroutinefunction
    asyncio 6- isfuture locks log new_event_loop open_connection open_unix_connection protocols queues
    asyncio 6- run_coroutine_threadsafe selector_events set_child_watcher set_event_loop set_event_loop_policy shield sleep
    asyncio 6- sslproto start_server start_unix_server streams subprocess sys tasks transports unix_events wait wait_for
    asyncio 6- wrap_future
    asyncio 7-9 _all_tasks_compat
    asyncio 7- BufferedProtocol SendfileNotAvailableError _enter_task _leave_task _register_task _unregister_task all_tasks
    asyncio 7- create_task current_task format_helpers get_running_loop run runners
    asyncio 8- MultiLoopChildWatcher ThreadedChildWatcher exceptions staggered trsock
    asyncio 9- PidfdChildWatcher Server threads to_thread
    asyncio 10- mixins
    asyncio 11- Barrier BrokenBarrierError Runner TaskGroup Timeout taskgroups timeout timeout_at timeouts
    asyncio 12- create_eager_task_factory eager_task_factory
    asyncio 13- EventLoop QueueShutDown
    base64 6-8 decodestring encodestring
    base64 6-11 test
    base64 6- MAXBINSIZE MAXLINESIZE _85encode _A85END _A85START _a85chars _a85chars2 _b32alphabet _b32rev _b32tab2
    base64 6- _b85alphabet _b85chars _b85chars2 _b85dec _bytes_from_decode_data _input_type_check
    base64 6- _urlsafe_decode_translation _urlsafe_encode_translation a85decode a85encode b16decode b16encode b32decode
    base64 6- b32encode b64decode b64encode b85decode b85encode binascii bytes_types decode decodebytes encode encodebytes
    base64 6- main re standard_b64decode standard_b64encode struct urlsafe_b64decode urlsafe_b64encode
    base64 10- _B32_DECODE_DOCSTRING _B32_DECODE_MAP01_DOCSTRING _B32_ENCODE_DOCSTRING _b32decode _b32encode _b32hexalphabet
    base64 10- b32hexdecode b32hexencode
    base64 13- _z85_b85_decode_diff _z85_decode_translation _z85_encode_translation _z85alphabet z85decode z85encode
    builtins 6- ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError
    builtins 6- BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    builtins 6- ConnectionResetError DeprecationWarning EOFError Ellipsis EnvironmentError Exception False FileExistsError
    builtins 6- FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    builtins 6- IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
    builtins 6- MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
    builtins 6- OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError
    builtins 6- ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
    builtins 6- SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError
    builtins 6- UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    builtins 6- ZeroDivisionError abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex
    builtins 6- delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex
    builtins 6- id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow
    builtins 6- print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars
    builtins 6- zip
    builtins 7- breakpoint
    builtins 10- EncodingWarning aiter anext
    builtins 11- BaseExceptionGroup ExceptionGroup
    builtins 13- PythonFinalizationError _IncompleteInputError
    collections 6-6 _class_template _field_template _repr_template abc
    collections 6-9 AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine
    collections 6-9 Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping
    collections 6-9 MutableSequence MutableSet Reversible Sequence Set Sized ValuesView _heapq
    collections 6- ChainMap Counter OrderedDict UserDict UserList UserString _Link _OrderedDictItemsView
    collections 6- _OrderedDictKeysView _OrderedDictValuesView _chain _collections_abc _count_elements _eq _iskeyword
    collections 6- _itemgetter _proxy _recursive_repr _repeat _starmap _sys defaultdict deque namedtuple
    collections 7-7 _nt_itemgetters
    collections 8- _tuplegetter
    collections 12- _deque_iterator
    collections.abc 6- AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container
    collections.abc 6- Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping
    collections.abc 6- MutableSequence MutableSet Reversible Sequence Set Sized ValuesView
    collections.abc 9- _CallableGenericAlias
    collections.abc 12- Buffer
    collections.abc 13- ABCMeta EllipsisType FunctionType GenericAlias _DeprecateByteStringMeta _check_methods
    collections.abc 13- _is_param_expr _type_repr abstractmethod async_generator bytearray_iterator bytes_iterator coroutine
    collections.abc 13- dict_itemiterator dict_items dict_keyiterator dict_keys dict_valueiterator dict_values
    collections.abc 13- framelocalsproxy generator list_iterator list_reverseiterator longrange_iterator mappingproxy
    collections.abc 13- range_iterator set_iterator str_iterator sys tuple_iterator zip_iterator
    concurrent.futures 6-6 process thread
    concurrent.futures 6- ALL_COMPLETED CancelledError Executor FIRST_COMPLETED FIRST_EXCEPTION Future ProcessPoolExecutor
    concurrent.futures 6- ThreadPoolExecutor TimeoutError _base as_completed wait
    concurrent.futures 7- BrokenExecutor
    concurrent.futures 8- InvalidStateError
    configparser 6-11 SafeConfigParser
    configparser 6-12 LegacyInterpolation warnings
    configparser 6- BasicInterpolation ConfigParser ConverterMapping DEFAULTSECT DuplicateOptionError DuplicateSectionError
    configparser 6- Error ExtendedInterpolation Interpolation InterpolationDepthError InterpolationError
    configparser 6- InterpolationMissingOptionError InterpolationSyntaxError MAX_INTERPOLATION_DEPTH
    configparser 6- MissingSectionHeaderError MutableMapping NoOptionError NoSectionError ParsingError RawConfigParser
    configparser 6- SectionProxy _ChainMap _UNSET _default_dict functools io itertools os re sys
    configparser 13- Iterable MultilineContinuationError UNNAMED_SECTION _Line _ReadState _UnnamedSection contextlib types
    contextlib 6- AbstractContextManager ContextDecorator ExitStack _GeneratorContextManager _RedirectStream
    contextlib 6- _collections_abc abc closing contextmanager deque redirect_stderr redirect_stdout suppress sys wraps
    contextlib 7- AbstractAsyncContextManager AsyncExitStack _AsyncGeneratorContextManager _BaseExitStack
    contextlib 7- _GeneratorContextManagerBase asynccontextmanager nullcontext
    contextlib 8- MethodType
    contextlib 9- GenericAlias
    contextlib 10- AsyncContextDecorator aclosing
    contextlib 11- chdir os
    contextvars 7- Context ContextVar Token copy_context
    copy 6- Error _copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_dict _deepcopy_dispatch _deepcopy_list
    copy 6- _deepcopy_method _deepcopy_tuple _keep_alive _reconstruct copy deepcopy dispatch_table error
    copy 13- replace
    csv 6-7 OrderedDict
    csv 6- Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC Sniffer StringIO _Dialect
    csv 6- excel excel_tab field_size_limit get_dialect list_dialects re reader register_dialect unix_dialect
    csv 6- unregister_dialect writer
    csv 12- QUOTE_NOTNULL QUOTE_STRINGS types
    dataclasses 7-8 _InitVarMeta
    dataclasses 7-11 builtins
    dataclasses 7-12 _cmp_fn _create_fn _hash_fn _recursive_repr _repr_fn _thread functools
    dataclasses 7- Field FrozenInstanceError InitVar MISSING _DataclassParams _EMPTY_METADATA _FIELD _FIELDS _FIELD_BASE
    dataclasses 7- _FIELD_CLASSVAR _FIELD_INITVAR _HAS_DEFAULT_FACTORY _HAS_DEFAULT_FACTORY_CLASS _MISSING_TYPE
    dataclasses 7- _MODULE_IDENTIFIER_RE _PARAMS _POST_INIT_NAME _asdict_inner _astuple_inner _field_assign _field_init
    dataclasses 7- _frozen_get_del_attr _get_field _hash_action _hash_add _hash_exception _hash_set_none _init_fn
    dataclasses 7- _init_param _is_classvar _is_dataclass_instance _is_initvar _is_type _process_class _set_new_attribute
    dataclasses 7- _tuple_str asdict astuple copy dataclass field fields inspect is_dataclass keyword make_dataclass re
    dataclasses 7- replace sys types
    dataclasses 9-12 GenericAlias
    dataclasses 10-12 FunctionType _set_qualname
    dataclasses 10- KW_ONLY _KW_ONLY_TYPE _add_slots _dataclass_getstate _dataclass_setstate _fields_in_init_order
    dataclasses 10- _is_kw_only abc
    dataclasses 11- _get_slots itertools
    dataclasses 12- _ATOMIC_TYPES
    dataclasses 13- _FuncBuilder _replace recursive_repr
    datetime 6-11 sys
    datetime 6- MAXYEAR MINYEAR date datetime datetime_CAPI time timedelta timezone tzinfo
    datetime 11- UTC
    decimal 6- BasicContext Clamped Context ConversionSyntax Decimal DecimalException DecimalTuple DefaultContext
    decimal 6- DivisionByZero DivisionImpossible DivisionUndefined ExtendedContext FloatOperation HAVE_THREADS Inexact
    decimal 6- InvalidContext InvalidOperation MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP ROUND_CEILING
    decimal 6- ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal Underflow
    decimal 6- getcontext localcontext setcontext
    decimal 7- HAVE_CONTEXTVAR
    email 6- base64mime charset encoders errors feedparser generator header iterators message message_from_binary_file
    email 6- message_from_bytes message_from_file message_from_string mime parser quoprimime utils
    email.utils 6-6 ecre
    email.utils 6-12 Charset random socket
    email.utils 6- COMMASPACE CRLF EMPTYSTRING TICK UEMPTYSTRING _AddressList _format_timetuple_and_zone _has_surrogates
    email.utils 6- _parsedate_tz _sanitize collapse_rfc2231_value datetime decode_params decode_rfc2231 encode_rfc2231
    email.utils 6- escapesre format_datetime formataddr formatdate getaddresses localtime make_msgid mktime_tz os parseaddr
    email.utils 6- parsedate parsedate_to_datetime parsedate_tz quote re rfc2231_continuation specialsre time unquote urllib
    email.utils 13- _check_parenthesis _iter_escaped_chars _post_parse_validation _pre_parse_validation
    email.utils 13- _strip_quoted_realnames supports_strict_parsing
    enum 6-6 _or_ reduce
    enum 6-7 OrderedDict
    enum 6-8 _power_of_two
    enum 6-10 _decompose _reduce_ex_by_name
    enum 6- DynamicClassAttribute Enum EnumMeta Flag IntEnum IntFlag MappingProxyType _EnumDict _auto_null _high_bit
    enum 6- _is_descriptor _is_dunder _is_sunder _make_class_unpicklable auto sys unique
    enum 9- _is_private
    enum 11-11 _power_of_two
    enum 11-12 _or_ reduce
    enum 11- CONFORM CONTINUOUS EJECT EnumCheck EnumType FlagBoundary KEEP NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE
    enum 11- _dedent _is_internal_class _is_single_bit _iter_bits_lsb _old_convert_ _proto_member _reduce_ex_by_global_name
    enum 11- _simple_enum _stdlib_enums _test_simple_enum bin bltns global_enum global_enum_repr global_flag_repr global_str
    enum 11- member nonmember pickle_by_enum_name pickle_by_global_name property show_flag_values verify
    enum 12- _dataclass_repr
    enum 13- EnumDict _not_given
    fnmatch 6- _compile_pattern filter fnmatch fnmatchcase functools os posixpath re translate
    fnmatch 9-10 _nextgroupnum
    fnmatch 13- _join_translated_parts _translate
    fractions 6-8 _gcd gcd
    fractions 6- Decimal Fraction _PyHASH_INF _PyHASH_MODULUS _RATIONAL_FORMAT math numbers operator re sys
    fractions 12- _FLOAT_FORMAT_SPECIFICATION_MATCHER _hash_algorithm _round_to_exponent _round_to_figures functools
    fractions 13- _GENERAL_FORMAT_SPECIFICATION_MATCHER
    functools 6-6 MappingProxyType WeakKeyDictionary
    functools 6- RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES _CacheInfo _HashedSeq _c3_merge _c3_mro _compose_mro _convert
    functools 6- _find_impl _ge_from_gt _ge_from_le _ge_from_lt _gt_from_ge _gt_from_le _gt_from_lt _le_from_ge _le_from_gt
    functools 6- _le_from_lt _lru_cache_wrapper _lt_from_ge _lt_from_gt _lt_from_le _make_key cmp_to_key get_cache_token
    functools 6- lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch total_ordering
    functools 6- update_wrapper wraps
    functools 8- _NOT_FOUND _initial_missing _unwrap_partial cached_property singledispatchmethod
    functools 9- GenericAlias cache
    functools 13- _unwrap_partialmethod
    glob 6- _glob0 _glob1 _glob2 _iglob _ishidden _isrecursive _iterdir _rlistdir escape fnmatch glob glob0 glob1 has_magic
    glob 6- iglob magic_check magic_check_bytes os re
    glob 8- sys
    glob 9- _listdir contextlib
    glob 10- _dir_open_flags _isdir _join _lexists itertools stat
    glob 13- _Globber _StringGlobber _compile_pattern _deprecated_function_message _no_recurse_symlinks _special_parts
    glob 13- functools operator translate
    gzip 6-7 _test
    gzip 6- FCOMMENT FEXTRA FHCRC FNAME FTEXT GzipFile READ WRITE _GzipReader _PaddedFile _compression builtins compress
    gzip 6- decompress io open os struct sys time write32u zlib
    gzip 7- _COMPRESS_LEVEL_BEST _COMPRESS_LEVEL_FAST _COMPRESS_LEVEL_TRADEOFF
    gzip 8- BadGzipFile main
    gzip 11-12 _create_simple_gzip_header
    gzip 11- _read_exact _read_gzip_header
    gzip 12- READ_BUFFER_SIZE _WRITE_BUFFER_SIZE _WriteBufferStream
    hashlib 6-6 _trans_36 _trans_5C
    hashlib 6- __builtin_constructor_cache __get_builtin_constructor algorithms_available algorithms_guaranteed blake2b
    hashlib 6- blake2s md5 new pbkdf2_hmac sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128
    hashlib 6- shake_256
    hashlib 7- _hashlib scrypt
    hashlib 8- __block_openssl_constructor
    hashlib 11- file_digest
    heapq 6- _heapify_max _heappop_max _heapreplace_max _siftdown _siftdown_max _siftup _siftup_max heapify heappop heappush
    heapq 6- heappushpop heapreplace merge nlargest nsmallest
    hmac 6- HMAC _hashlib _warnings compare_digest digest_size new trans_36 trans_5C
    hmac 7-9 _openssl_md_meths
    hmac 7- _hashopenssl digest
    hmac 10- _functype
    html 6- _charref _html5 _invalid_charrefs _invalid_codepoints _re _replace_charref entities escape unescape
    http 6- HTTPStatus IntEnum
    http 11- HTTPMethod StrEnum _simple_enum
    http.client 6-6 os
    http.client 6-7 MAXAMOUNT
    http.client 6- ACCEPTED ALREADY_REPORTED BAD_GATEWAY BAD_REQUEST BadStatusLine CONFLICT CONTINUE CREATED
    http.client 6- CannotSendHeader CannotSendRequest EXPECTATION_FAILED FAILED_DEPENDENCY FORBIDDEN FOUND GATEWAY_TIMEOUT
    http.client 6- GONE HTTPConnection HTTPException HTTPMessage HTTPResponse HTTPSConnection HTTPS_PORT HTTP_PORT
    http.client 6- HTTP_VERSION_NOT_SUPPORTED IM_USED INSUFFICIENT_STORAGE INTERNAL_SERVER_ERROR ImproperConnectionState
    http.client 6- IncompleteRead InvalidURL LENGTH_REQUIRED LOCKED LOOP_DETECTED LineTooLong METHOD_NOT_ALLOWED
    http.client 6- MOVED_PERMANENTLY MULTIPLE_CHOICES MULTI_STATUS NETWORK_AUTHENTICATION_REQUIRED
    http.client 6- NON_AUTHORITATIVE_INFORMATION NOT_ACCEPTABLE NOT_EXTENDED NOT_FOUND NOT_IMPLEMENTED NOT_MODIFIED
    http.client 6- NO_CONTENT NotConnected OK PARTIAL_CONTENT PAYMENT_REQUIRED PERMANENT_REDIRECT PRECONDITION_FAILED
    http.client 6- PRECONDITION_REQUIRED PROCESSING PROXY_AUTHENTICATION_REQUIRED REQUESTED_RANGE_NOT_SATISFIABLE
    http.client 6- REQUEST_ENTITY_TOO_LARGE REQUEST_HEADER_FIELDS_TOO_LARGE REQUEST_TIMEOUT REQUEST_URI_TOO_LONG
    http.client 6- RESET_CONTENT RemoteDisconnected ResponseNotReady SEE_OTHER SERVICE_UNAVAILABLE SWITCHING_PROTOCOLS
    http.client 6- TEMPORARY_REDIRECT TOO_MANY_REQUESTS UNAUTHORIZED UNPROCESSABLE_ENTITY UNSUPPORTED_MEDIA_TYPE
    http.client 6- UPGRADE_REQUIRED USE_PROXY UnimplementedFileMode UnknownProtocol UnknownTransferEncoding
    http.client 6- VARIANT_ALSO_NEGOTIATES _CS_IDLE _CS_REQ_SENT _CS_REQ_STARTED _MAXHEADERS _MAXLINE
    http.client 6- _METHODS_EXPECTING_BODY _UNKNOWN _contains_disallowed_method_pchar_re _contains_disallowed_url_pchar_re
    http.client 6- _encode _is_illegal_header_value _is_legal_header_name _read_headers collections email error http io
    http.client 6- parse_headers re responses socket ssl urlsplit
    http.client 7- MISDIRECTED_REQUEST
    http.client 8- UNAVAILABLE_FOR_LEGAL_REASONS
    http.client 9-9 MAXAMOUNT
    http.client 9- EARLY_HINTS IM_A_TEAPOT TOO_EARLY errno
    http.client 10- sys
    http.client 11- _strip_ipv6_iface
    http.client 12- _create_https_context _parse_header_lines
    http.client 13- CONTENT_TOO_LARGE RANGE_NOT_SATISFIABLE UNPROCESSABLE_CONTENT URI_TOO_LONG
    importlib 6-7 _r_long _w_long
    importlib 6-9 types
    importlib 6-11 find_loader
    importlib 6-12 warnings
    importlib 6- _RELOADING _bootstrap _bootstrap_external _imp import_module invalidate_caches reload sys
    importlib 8- _pack_uint32 _unpack_uint32
    importlib.abc 6-9 _bootstrap
    importlib.abc 6-11 Finder
    importlib.abc 6- ExecutionLoader FileLoader InspectLoader Loader MetaPathFinder PathEntryFinder ResourceLoader
    importlib.abc 6- SourceLoader _bootstrap_external _frozen_importlib _frozen_importlib_external _register abc machinery
    importlib.abc 7- ResourceReader warnings
    importlib.abc 9-10 Protocol runtime_checkable
    importlib.abc 9- Traversable TraversableResources
    importlib.abc 10-10 BinaryIO Iterable Text
    importlib.abc 12- _resources_abc
    importlib.machinery 6-9 _imp
    importlib.machinery 6- BYTECODE_SUFFIXES BuiltinImporter DEBUG_BYTECODE_SUFFIXES EXTENSION_SUFFIXES ExtensionFileLoader
    importlib.machinery 6- FileFinder FrozenImporter ModuleSpec OPTIMIZED_BYTECODE_SUFFIXES PathFinder SOURCE_SUFFIXES
    importlib.machinery 6- SourceFileLoader SourcelessFileLoader WindowsRegistryFinder all_suffixes
    importlib.machinery 11- NamespaceLoader
    importlib.machinery 13- AppleFrameworkLoader
    importlib.metadata 8-9 ConfigParser io
    importlib.metadata 8-12 csv
    importlib.metadata 8- Distribution DistributionFinder EntryPoint FastPath FileHash MetaPathFinder MetadataPathFinder
    importlib.metadata 8- PackageNotFoundError PackagePath PathDistribution Prepared abc collections distribution
    importlib.metadata 8- distributions email entry_points files functools import_module itertools metadata operator os
    importlib.metadata 8- pathlib posixpath re requires starmap suppress sys version zipfile
    importlib.metadata 10-11 Deprecated DeprecatedList SelectableGroups Union
    importlib.metadata 10-12 _adapters _text
    importlib.metadata 10- EntryPoints FreezableDefaultDict List Lookup Mapping Optional PackageMetadata Pair Sectioned
    importlib.metadata 10- SimplePath _collections _functools _itertools _meta method_cache packages_distributions pass_none
    importlib.metadata 10- textwrap unique_everseen warnings
    importlib.metadata 11-12 DeprecatedTuple
    importlib.metadata 11- _top_level_declared _top_level_inferred _unique always_iterable
    importlib.metadata 12-12 contextlib
    importlib.metadata 12- DeprecatedNonAbstract cast inspect
    importlib.metadata 13- Any Iterable Match Set _get_toplevel_name _topmost annotations json types
    importlib.resources 7-7 _ZipImportResourceReader _zipimport_get_resource_reader
    importlib.resources 7-8 Iterator Set ZipImportError tempfile
    importlib.resources 7-9 Optional _check_location _get_package _get_resource_reader _normalize_path contextmanager
    importlib.resources 7-9 import_module resources_abc
    importlib.resources 7-10 BinaryIO BytesIO Iterable ModuleType Path ResourceLoader TextIO TextIOWrapper Union cast os
    importlib.resources 7-10 suppress
    importlib.resources 7-12 Resource
    importlib.resources 7- Package contents is_resource open_binary open_text path read_binary read_text
    importlib.resources 9-9 _resolve
    importlib.resources 9-10 ContextManager _path_from_reader
    importlib.resources 9- _common as_file files
    importlib.resources 10-10 ModuleSpec Sequence _ _ensure_sequence _path_from_open_resource _path_from_resource_path io
    importlib.resources 10-10 singledispatch
    importlib.resources 10- ResourceReader
    importlib.resources 11-12 _adapters _legacy
    importlib.resources 11- abc
    importlib.resources 13- Anchor _functional
    importlib.util 6-9 abc
    importlib.util 6-11 _module_to_load contextmanager functools module_for_loader set_loader set_package warnings
    importlib.util 6- LazyLoader MAGIC_NUMBER _LazyModule _find_spec _find_spec_from_path _resolve_name cache_from_source
    importlib.util 6- decode_source find_spec module_from_spec resolve_name source_from_cache spec_from_file_location
    importlib.util 6- spec_from_loader sys types
    importlib.util 7- _RAW_MAGIC_NUMBER _imp source_hash
    importlib.util 10- Loader
    importlib.util 12- _incompatible_extension_module_restrictions
    inspect 6-6 ast
    inspect 6-7 _get_paramkind_descr _getfullargs
    inspect 6-10 ArgSpec _ClassMethodWrapper _MethodWrapper _PARAM_NAME_MAPPING _WrapperDescriptor
    inspect 6-10 _signature_get_bound_param formatargspec getargspec k mod_dict v warnings
    inspect 6-11 _is_type
    inspect 6- ArgInfo Arguments Attribute BlockFinder BoundArguments CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED
    inspect 6- CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE
    inspect 6- CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED
    inspect 6- GEN_RUNNING GEN_SUSPENDED OrderedDict Parameter Signature TPFLAGS_IS_ABSTRACT Traceback _KEYWORD_ONLY
    inspect 6- _NonUserDefinedCallables _POSITIONAL_ONLY _POSITIONAL_OR_KEYWORD _ParameterKind _VAR_KEYWORD _VAR_POSITIONAL
    inspect 6- _check_class _check_instance _empty _filesbymodname _findclass _finddoc _main _missing_arguments _sentinel
    inspect 6- _shadowed_dict _signature_bound_method _signature_from_builtin _signature_from_callable
    inspect 6- _signature_from_function _signature_fromstr _signature_get_partial _signature_get_user_defined_method
    inspect 6- _signature_is_builtin _signature_is_functionlike _signature_strip_non_python_syntax _static_getmro _too_many
    inspect 6- _void abc attrgetter builtins classify_class_attrs cleandoc collections currentframe dis enum findsource
    inspect 6- formatannotation formatannotationrelativeto formatargvalues functools getabsfile getargs getargvalues
    inspect 6- getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals
    inspect 6- getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate
    inspect 6- getinnerframes getlineno getmembers getmodule getmodulename getmro getouterframes getsource getsourcefile
    inspect 6- getsourcelines importlib indentsize isabstract isasyncgen isasyncgenfunction isawaitable isbuiltin isclass
    inspect 6- iscode iscoroutine iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction
    inspect 6- isgetsetdescriptor ismemberdescriptor ismethod ismethoddescriptor ismodule isroutine istraceback itertools
    inspect 6- linecache modulesbyfile namedtuple os re signature stack sys token tokenize trace types unwrap walktree
    inspect 8- _has_code_flag
    inspect 9-12 _ClassFinder
    inspect 9- ClassFoundException ast
    inspect 10- get_annotations
    inspect 11- _FrameInfo _Traceback _get_code_position _get_code_position_from_tb _getmembers getmembers_static iskeyword
    inspect 11- ismethodwrapper
    inspect 12-12 _is_coroutine_marker _shadowed_dict_from_mro_tuple
    inspect 12- AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED BufferFlags _get_dunder_dict_of_class
    inspect 12- _has_coroutine_mark getasyncgenlocals getasyncgenstate markcoroutinefunction
    inspect 13- _descriptor_get _is_coroutine_mark _shadowed_dict_from_weakref_mro_tuple make_weakref
    io 6-11 OpenWrapper
    io 6- BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO
    io 6- DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR SEEK_END SEEK_SET StringIO
    io 6- TextIOBase TextIOWrapper UnsupportedOperation _io abc open
    io 8- open_code
    io 10- text_encoding
    itertools 6- _grouper _tee _tee_dataobject accumulate chain combinations combinations_with_replacement compress count
    itertools 6- cycle dropwhile filterfalse groupby islice permutations product repeat starmap takewhile tee zip_longest
    itertools 10- pairwise
    itertools 12- batched
    json 6- JSONDecodeError JSONDecoder JSONEncoder _default_decoder _default_encoder codecs decoder detect_encoding dump
    json 6- dumps encoder load loads scanner
    keyword 6-7 main
    keyword 6- iskeyword kwlist
    keyword 9- issoftkeyword softkwlist
    logging 6-12 _acquireLock _releaseLock
    logging 6- BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Filterer Formatter Handler INFO
    logging 6- LogRecord Logger LoggerAdapter Manager NOTSET NullHandler PercentStyle PlaceHolder RootLogger StrFormatStyle
    logging 6- StreamHandler StringTemplateStyle Template WARN WARNING _STYLES _StderrHandler _addHandlerRef _checkLevel
    logging 6- _defaultFormatter _defaultLastResort _handlerList _handlers _levelToName _lock _logRecordFactory _loggerClass
    logging 6- _nameToLevel _removeHandlerRef _showwarning _srcfile _startTime _warnings_showwarning addLevelName atexit
    logging 6- basicConfig captureWarnings collections critical currentframe debug disable error exception fatal
    logging 6- getLevelName getLogRecordFactory getLogger getLoggerClass info io lastResort log logMultiprocessing
    logging 6- logProcesses logThreads makeLogRecord os raiseExceptions root setLogRecordFactory setLoggerClass shutdown sys
    logging 6- threading time traceback warn warning warnings weakref
    logging 7- _after_at_fork_child_reinit_locks _at_fork_reinit_lock_weakset _register_at_fork_reinit_lock
    logging 8- _str_formatter re
    logging 11- GenericAlias _is_internal_frame getLevelNamesMapping
    logging 12- getHandlerByName getHandlerNames logAsyncioTasks
    logging 13- _afterFork _prepareFork
    logging.config 6-6 thread
    logging.config 6-10 sys
    logging.config 6- BaseConfigurator ConvertingDict ConvertingList ConvertingMixin ConvertingTuple
    logging.config 6- DEFAULT_LOGGING_CONFIG_PORT DictConfigurator IDENTIFIER RESET_ERROR StreamRequestHandler
    logging.config 6- ThreadingTCPServer _clearExistingHandlers _create_formatters _handle_existing_loggers
    logging.config 6- _install_handlers _install_loggers _listener _resolve _strip_spaces dictConfig dictConfigClass errno
    logging.config 6- fileConfig io listen logging re stopListening struct threading traceback valid_ident
    logging.config 11- os queue
    logging.config 12- functools
    logging.config 13- _is_queue_like_object
    logging.handlers 6-12 ST_DEV ST_INO ST_MTIME
    logging.handlers 6- BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT
    logging.handlers 6- DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler MemoryHandler
    logging.handlers 6- NTEventLogHandler QueueHandler QueueListener RotatingFileHandler SMTPHandler SYSLOG_TCP_PORT
    logging.handlers 6- SYSLOG_UDP_PORT SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler _MIDNIGHT
    logging.handlers 6- logging os pickle queue re socket struct threading time
    logging.handlers 7- copy
    logging.handlers 10- io
    math 6- acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 fabs factorial floor
    math 6- fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan ldexp lgamma log log10 log1p log2 modf nan pi
    math 6- pow radians sin sinh sqrt tan tanh tau trunc
    math 7- remainder
    math 8- comb dist isqrt perm prod
    math 9- lcm nextafter ulp
    math 11- cbrt exp2
    math 12- sumprod
    math 13- fma
    numbers 6- ABCMeta Complex Integral Number Rational Real abstractmethod
    operator 6- _abs abs add and_ attrgetter concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat
    operator 6- ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter
    operator 6- itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem
    operator 6- sub truediv truth xor
    operator 11- call
    pathlib 6-6 contextmanager
    pathlib 6-9 nt supports_symlinks
    pathlib 6-10 EINVAL _Accessor _NormalAccessor _normal_accessor
    pathlib 6-11 _Flavour _PosixFlavour _PreciseSelector _WindowsFlavour _is_wildcard_pattern _posix_flavour
    pathlib 6-11 _windows_flavour attrgetter
    pathlib 6-12 ENOENT ENOTDIR S_ISBLK S_ISCHR S_ISDIR S_ISFIFO S_ISLNK S_ISREG S_ISSOCK Sequence _PathParents
    pathlib 6-12 _RecursiveWildcardSelector _Selector _TerminatingSelector _WildcardSelector _make_selector fnmatch
    pathlib 6-12 functools io ntpath os posixpath re sys urlquote_from_bytes
    pathlib 6- Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
    pathlib 7-10 _IGNORED_ERROS
    pathlib 7-12 EBADF ELOOP _IGNORED_WINERRORS _ignore_error
    pathlib 10-12 _WINERROR_CANT_RESOLVE_FILENAME _WINERROR_INVALID_NAME _WINERROR_NOT_READY warnings
    pathlib 11-12 _IGNORED_ERRNOS
    pathlib 12-12 _DoubleRecursiveWildcardSelector _FNMATCH_PREFIX _FNMATCH_SLICE _FNMATCH_SUFFIX _ParentSelector
    pathlib 12-12 _SWAP_SEP_AND_NEWLINE _WIN_RESERVED_NAMES _compile_pattern _compile_pattern_lines _is_case_sensitive
    pathlib 13- UnsupportedOperation _abc _local
    pickle 6-11 PyStringMap
    pickle 6- ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID BINPUT BINSTRING
    pickle 6- BINUNICODE BINUNICODE8 BUILD DEFAULT_PROTOCOL DICT DUP EMPTY_DICT EMPTY_LIST EMPTY_SET EMPTY_TUPLE EXT1 EXT2
    pickle 6- EXT4 FALSE FLOAT FRAME FROZENSET FunctionType GET GLOBAL HIGHEST_PROTOCOL INST INT LIST LONG LONG1 LONG4
    pickle 6- LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NONE OBJ PERSID POP POP_MARK PROTO PUT
    pickle 6- PickleError Pickler PicklingError REDUCE SETITEM SETITEMS SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE
    pickle 6- STACK_GLOBAL STOP STRING TRUE TUPLE TUPLE1 TUPLE2 TUPLE3 UNICODE Unpickler UnpicklingError _Framer _Pickler
    pickle 6- _Stop _Unframer _Unpickler _compat_pickle _dump _dumps _extension_cache _extension_registry _getattribute
    pickle 6- _inverted_registry _load _loads _test _tuplesize2code bytes_types codecs compatible_formats decode_long
    pickle 6- dispatch_table dump dumps encode_long format_version io islice load loads maxsize pack partial re sys unpack
    pickle 6- whichmodule
    pickle 8- BYTEARRAY8 NEXT_BUFFER PickleBuffer READONLY_BUFFER _HAVE_PICKLE_BUFFER
    pickle 13- _NoValue
    pkgutil 6-11 ImpImporter ImpLoader _get_spec _import_imp
    pkgutil 6- ModuleInfo ModuleType _iter_file_finder_modules extend_path find_loader get_data get_importer get_loader
    pkgutil 6- importlib iter_importer_modules iter_importers iter_modules iter_zipimport_modules namedtuple os read_code
    pkgutil 6- simplegeneric sys walk_packages warnings zipimport zipimporter
    pkgutil 9-9 re
    pkgutil 9- _NAME_PATTERN resolve_name
    queue 6- Empty Full LifoQueue PriorityQueue Queue deque heappop heappush threading time
    queue 7- SimpleQueue _PySimpleQueue
    queue 9- types
    queue 13- ShutDown
    random 6-7 _BuiltinMethodType _MethodType _itertools
    random 6-11 _Set
    random 6-12 _warn
    random 6- BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI _Sequence _acos _bisect _ceil _cos _e
    random 6- _exp _inst _log _pi _random _sha512 _sin _sqrt _test _test_generator _urandom betavariate choice choices
    random 6- expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randint random
    random 6- randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate
    random 7- _os
    random 8- _accumulate _repeat
    random 9- _floor randbytes
    random 10- _ONE _index _isfinite
    random 12- _fabs _lgamma _log2 binomialvariate
    random 13- _parse_args main
    re 6-6 _alphanum_bytes _alphanum_str _pattern_type
    re 6-10 _locale sre_compile sre_parse
    re 6-11 _compile_repl _expand _subx
    re 6-12 T TEMPLATE template
    re 6- A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE RegexFlag S Scanner U UNICODE VERBOSE X _MAXCACHE _cache
    re 6- _compile _pickle compile copyreg enum error escape findall finditer fullmatch functools match purge search split
    re 6- sub subn
    re 7- Match Pattern _special_chars_map
    re 11- NOFLAG _casefix _compiler _constants _parser
    re 12- _MAXCACHE2 _cache2 _compile_template _sre
    re 13- PatternError _ZeroSentinel _zero_sentinel
    secrets 6-8 os
    secrets 6-11 binascii
    secrets 6- DEFAULT_ENTROPY SystemRandom _sysrand base64 choice compare_digest randbelow randbits token_bytes token_hex
    secrets 6- token_urlsafe
    shutil 6-9 getgrnam getpwnam
    shutil 6- Error ExecError ReadError RegistryError SameFileError SpecialFileError _ARCHIVE_FORMATS _BZ2_SUPPORTED
    shutil 6- _LZMA_SUPPORTED _UNPACK_FORMATS _ZLIB_SUPPORTED _basename _check_unpack_options _copyxattr _destinsrc
    shutil 6- _ensure_directory _find_unpack_format _get_gid _get_uid _make_tarball _make_zipfile _ntuple_diskusage
    shutil 6- _rmtree_safe_fd _rmtree_unsafe _samefile _unpack_tarfile _unpack_zipfile _use_fd_functions chown collections
    shutil 6- copy copy2 copyfile copyfileobj copymode copystat copytree disk_usage errno fnmatch get_archive_formats
    shutil 6- get_terminal_size get_unpack_formats ignore_patterns make_archive move os register_archive_format
    shutil 6- register_unpack_format rmtree stat sys unpack_archive unregister_archive_format unregister_unpack_format which
    shutil 8-11 _rmtree_isdir
    shutil 8- COPY_BUFSIZE _GiveupOnFastCopy _HAS_FCOPYFILE _USE_CP_SENDFILE _WINDOWS _WIN_DEFAULT_PATHEXT _access_check
    shutil 8- _copyfileobj_readinto _copytree _fastcopy_fcopyfile _fastcopy_sendfile _is_immutable _islink _rmtree_islink
    shutil 8- _stat nt posix
    shutil 12-12 warnings
    shutil 12- _win_path_needs_curdir _winapi
    statistics 6-6 chain decimal
    statistics 6-7 _counts collections
    statistics 6-10 _find_lteq _find_rteq
    statistics 6- Decimal Fraction StatisticsError _coerce _convert _exact_ratio _fail_neg _isfinite _ss _sum bisect_left
    statistics 6- bisect_right groupby harmonic_mean math mean median median_grouped median_high median_low mode numbers
    statistics 6- pstdev pvariance stdev variance
    statistics 8-10 itemgetter
    statistics 8- Counter NormalDist _normal_dist_inv_cdf erf exp fabs fmean fsum geometric_mean hypot log multimode
    statistics 8- quantiles random sqrt tau
    statistics 10- LinearRegression correlation covariance linear_regression namedtuple repeat
    statistics 11-11 mul
    statistics 11- _SQRT2 _decimal_sqrt_of_frac _float_sqrt_of_frac _integer_sqrt_of_frac_rto _mean_stdev _sqrt_bit_width
    statistics 11- defaultdict reduce sys
    statistics 12- _rank count itemgetter sumprod
    statistics 13- _kernel_invcdfs _newton_raphson _quartic_invcdf _quartic_invcdf_estimate _random _sqrtprod
    statistics 13- _triweight_invcdf _triweight_invcdf_estimate acos asin atan cos cosh isfinite isinf kde kde_random pi sin
    statistics 13- tan
    string 6-8 _TemplateMetaclass
    string 6- Formatter Template _ChainMap _re _string ascii_letters ascii_lowercase ascii_uppercase capwords digits
    string 6- hexdigits octdigits printable punctuation whitespace
    string 8- _sentinel_dict
    struct 6- Struct _clearcache calcsize error iter_unpack pack pack_into unpack unpack_from
    subprocess 6-6 _PLATFORM_DEFAULT_CLOSE_FDS
    subprocess 6-10 _posixsubprocess
    subprocess 6- CalledProcessError CompletedProcess DEVNULL PIPE Popen STDOUT SubprocessError TimeoutExpired _PIPE_BUF
    subprocess 6- _PopenSelector _active _args_from_interpreter_flags _cleanup _mswindows _optim_args_from_interpreter_flags
    subprocess 6- _time builtins call check_call check_output errno getoutput getstatusoutput io list2cmdline os run select
    subprocess 6- selectors signal sys threading time warnings
    subprocess 8- _USE_POSIX_SPAWN _use_posix_spawn contextlib
    subprocess 9-9 grp pwd
    subprocess 9- types
    subprocess 10- _USE_VFORK fcntl
    subprocess 11-12 _WIFSTOPPED _WNOHANG _WSTOPSIG _waitpid _waitstatus_to_exitcode
    subprocess 11- _can_fork_exec _fork_exec _text_encoding locale
    subprocess 13- _HAVE_POSIX_SPAWN_CLOSEFROM _del_safe
    sys 6-7 get_coroutine_wrapper set_coroutine_wrapper
    sys 6-8 callstats getcheckinterval setcheckinterval
    sys 6- _clear_type_cache _current_frames _debugmallocstats _getframe _git _xoptions abiflags api_version argv
    sys 6- base_exec_prefix base_prefix builtin_module_names byteorder call_tracing copyright displayhook
    sys 6- dont_write_bytecode exc_info excepthook exec_prefix executable exit flags float_info float_repr_style
    sys 6- get_asyncgen_hooks getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors
    sys 6- getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof getswitchinterval gettrace hash_info
    sys 6- hexversion implementation int_info intern is_finalizing maxsize maxunicode meta_path modules path path_hooks
    sys 6- path_importer_cache platform prefix set_asyncgen_hooks setdlopenflags setprofile setrecursionlimit
    sys 6- setswitchinterval settrace stderr stdin stdout thread_info version version_info warnoptions
    sys 7- _framework breakpointhook get_coroutine_origin_tracking_depth get_int_max_str_digits
    sys 7- set_coroutine_origin_tracking_depth set_int_max_str_digits
    sys 8- _base_executable addaudithook audit pycache_prefix unraisablehook
    sys 9- platlibdir
    sys 10-10 _deactivate_opcache
    sys 10- _current_exceptions orig_argv stdlib_module_names
    sys 11-11 _getquickenedcount
    sys 11- _stdlib_dir exception
    sys 12- _getframemodulename _setprofileallthreads _settraceallthreads activate_stack_trampoline
    sys 12- deactivate_stack_trampoline getunicodeinternedsize is_stack_trampoline_active monitoring
    sys 13- _baserepl _clear_internal_caches _get_cpu_count_config _is_gil_enabled _is_interned
    tempfile 6-7 _stat
    tempfile 6- NamedTemporaryFile SpooledTemporaryFile TMP_MAX TemporaryDirectory TemporaryFile _O_TMPFILE_WORKS _Random
    tempfile 6- _RandomNameSequence _TemporaryFileCloser _TemporaryFileWrapper _allocate_lock _bin_openflags
    tempfile 6- _candidate_tempdir_list _errno _exists _functools _get_candidate_names _get_default_tempdir
    tempfile 6- _infer_return_type _io _mkstemp_inner _name_sequence _once_lock _os _sanitize_params _shutil _text_openflags
    tempfile 6- _thread _warnings _weakref gettempdir gettempdirb gettempprefix gettempprefixb mkdtemp mkstemp mktemp
    tempfile 6- tempdir template
    tempfile 8- _sys
    tempfile 9- _types
    tempfile 10- _gettempdir
    tempfile 12- _dont_follow_symlinks _resetperms
    textwrap 6- TextWrapper _leading_whitespace_re _whitespace _whitespace_only_re dedent fill indent re shorten wrap
    threading 6-6 _pickSomeNonDaemonThread
    threading 6-7 _format_exc
    threading 6-11 _islice
    threading 6-12 _set_sentinel _start_new_thread
    threading 6- Barrier BoundedSemaphore BrokenBarrierError Condition Event Lock RLock Semaphore TIMEOUT_MAX Thread
    threading 6- ThreadError Timer WeakSet _CRLock _DummyThread _MainThread _PyRLock _RLock _active _active_limbo_lock
    threading 6- _after_fork _allocate_lock _count _counter _dangling _deque _enumerate _limbo _main_thread _newname
    threading 6- _profile_hook _shutdown _sys _time _trace_hook activeCount active_count currentThread current_thread
    threading 6- enumerate get_ident local main_thread setprofile settrace stack_size
    threading 7-12 _shutdown_locks _shutdown_locks_lock
    threading 7- _os
    threading 8- ExceptHookArgs _HAVE_THREAD_NATIVE_ID _make_invoke_excepthook excepthook get_native_id
    threading 9-12 _maintain_shutdown_locks functools
    threading 9- _SHUTTING_DOWN _register_atexit _threading_atexits
    threading 10- getprofile gettrace
    threading 12- _daemon_threads_allowed _is_main_interpreter setprofile_all_threads settrace_all_threads
    threading 13- _DeleteDummyThreadOnDel _LockType _ThreadHandle _get_main_thread_ident _make_thread_handle
    threading 13- _start_joinable_thread _thread_local_info _thread_shutdown warnings
    tokenize 6-6 ASYNC AWAIT
    tokenize 6-7 Bracket Operator chain
    tokenize 6-10 _prefix t u
    tokenize 6-12 StopTokenizing
    tokenize 6- AMPER AMPEREQUAL AT ATEQUAL BOM_UTF8 Binnumber CIRCUMFLEX CIRCUMFLEXEQUAL COLON COMMA COMMENT Comment
    tokenize 6- ContStr DEDENT DOT DOUBLESLASH DOUBLESLASHEQUAL DOUBLESTAR DOUBLESTAREQUAL Decnumber Double Double3 ELLIPSIS
    tokenize 6- ENCODING ENDMARKER EQEQUAL EQUAL ERRORTOKEN EXACT_TOKEN_TYPES Expfloat Exponent Floatnumber Funny GREATER
    tokenize 6- GREATEREQUAL Hexnumber INDENT ISEOF ISNONTERMINAL ISTERMINAL Ignore Imagnumber Intnumber LBRACE LEFTSHIFT
    tokenize 6- LEFTSHIFTEQUAL LESS LESSEQUAL LPAR LSQB MINEQUAL MINUS NAME NEWLINE NL NOTEQUAL NT_OFFSET NUMBER N_TOKENS
    tokenize 6- Name Number OP Octnumber PERCENT PERCENTEQUAL PLUS PLUSEQUAL PlainToken Pointfloat PseudoExtras PseudoToken
    tokenize 6- RARROW RBRACE RIGHTSHIFT RIGHTSHIFTEQUAL RPAR RSQB SEMI SLASH SLASHEQUAL STAR STAREQUAL STRING Single
    tokenize 6- Single3 Special String StringPrefix TILDE TextIOWrapper Token TokenError TokenInfo Triple Untokenizer VBAR
    tokenize 6- VBAREQUAL Whitespace _all_string_prefixes _builtin_open _compile _get_normal_name _itertools _tokenize any
    tokenize 6- blank_re collections cookie_re detect_encoding endpats generate_tokens group lookup main maybe open re
    tokenize 6- single_quoted sys tabsize tok_name tokenize triple_quoted untokenize
    tokenize 8-12 ASYNC AWAIT
    tokenize 8- COLONEQUAL TYPE_COMMENT TYPE_IGNORE
    tokenize 10- SOFT_KEYWORD functools
    tokenize 11- _generate_tokens_from_c_tokenizer
    tokenize 12- EXCLAMATION FSTRING_END FSTRING_MIDDLE FSTRING_START _transform_msg
    traceback 6-10 _some_str
    traceback 6- FrameSummary StackSummary TracebackException _RECURSIVE_CUTOFF _cause_message _context_message
    traceback 6- _format_final_exc_line clear_frames collections extract_stack extract_tb format_exc format_exception
    traceback 6- format_exception_only format_list format_stack format_tb itertools linecache print_exc print_exception
    traceback 6- print_last print_list print_stack print_tb sys walk_stack walk_tb
    traceback 10- _Sentinel _parse_value_tb _sentinel
    traceback 11- _Anchors _ExceptionPrintContext _WIDE_CHAR_SPECIFIERS _byte_offset_to_character_offset _display_width
    traceback 11- _extract_caret_anchors_from_line_segment _get_code_position _safe_string _walk_tb_with_full_positions
    traceback 11- suppress textwrap
    traceback 12- _CASE_COST _MAX_CANDIDATE_ITEMS _MAX_STRING_SIZE _MOVE_COST _compute_suggestion_error
    traceback 12- _levenshtein_distance _substitution_cost
    traceback 13- ANSIColors BUILTIN_EXCEPTION_LIMIT _colorize _print_exception_bltin warnings
    types 6-6 _ag _collections_abc _functools
    types 6- AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CodeType CoroutineType DynamicClassAttribute FrameType
    types 6- FunctionType GeneratorType GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodType
    types 6- ModuleType SimpleNamespace TracebackType _GeneratorWrapper _calculate_meta coroutine new_class prepare_class
    types 7- ClassMethodDescriptorType MethodDescriptorType MethodWrapperType WrapperDescriptorType resolve_bases
    types 8-11 _cell_factory
    types 8- CellType
    types 9- GenericAlias
    types 10- EllipsisType NoneType NotImplementedType UnionType
    types 12- get_original_bases
    types 13- CapsuleType
    typing 6-6 CallableMeta GenericMeta TupleMeta TypingMeta _Any _ClassVar _FinalTypingBase _ForwardRef _G_base _NoReturn
    typing 6-6 _Optional _PY36 _TypeAlias _TypingBase _Union _collections_abc _generic_new _get_type_vars _make_subclasshook
    typing 6-6 _next_in_mro _no_slots_copy _qualname _replace_arg _subs_tree _trim_name _type_vars collections_abc
    typing 6-7 _Protocol abc abstractproperty
    typing 6-10 _TypingEmpty _get_defaults
    typing 6-12 _check_generic contextlib io re stdlib_re
    typing 6- AbstractSet Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO
    typing 6- ByteString CT_co Callable ChainMap ClassVar Collection Container ContextManager Coroutine Counter DefaultDict
    typing 6- Deque Dict FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KT KeysView List Mapping
    typing 6- MappingView Match MethodDescriptorType MethodWrapperType MutableMapping MutableSequence MutableSet NamedTuple
    typing 6- NamedTupleMeta NewType NoReturn Optional Pattern Reversible Sequence Set Sized SupportsAbs SupportsBytes
    typing 6- SupportsComplex SupportsFloat SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type
    typing 6- TypeVar Union VT VT_co V_co ValuesView WrapperDescriptorType _ProtocolMeta _TypingEllipsis _allowed_types
    typing 6- _cleanups _eval_type _make_nmtuple _overload_dummy _prohibited _remove_dups_flatten _special _tp_cache
    typing 6- _type_check _type_repr abstractmethod cast collections functools get_type_hints no_type_check
    typing 6- no_type_check_decorator overload sys types
    typing 7-8 _VariadicGenericAlias _normalize_alias _subs_tvars
    typing 7-10 _collect_type_vars
    typing 7-11 _Immutable
    typing 7- ForwardRef OrderedDict _Final _GenericAlias _SpecialForm _alias _is_dunder operator
    typing 8-8 _check_fails _dict_new _no_init _typeddict_new
    typing 8-9 _PROTO_WHITELIST _allow_reckless_class_cheks
    typing 8-11 _is_callable_members_only
    typing 8- ABCMeta EXCLUDED_ATTRIBUTES Final Literal Protocol SupportsIndex TypedDict _SPECIAL_NAMES _TYPING_INTERNALS
    typing 8- _TypedDictMeta _get_protocol_attrs final get_args get_origin runtime_checkable
    typing 9-12 _LiteralSpecialForm
    typing 9- Annotated GenericAlias _AnnotatedAlias _BaseGenericAlias _CallableGenericAlias _CallableType
    typing 9- _LiteralGenericAlias _NamedTuple _SpecialGenericAlias _TupleType _TypedDict _UnionGenericAlias _deduplicate
    typing 9- _flatten_literal_params _namedtuple_mro_entries _no_init_or_replace_init _strip_annotations _type_convert
    typing 9- _value_and_type_iter
    typing 10-10 _TypeVarLike _prepare_paramspec_params
    typing 10- Concatenate ParamSpec ParamSpecArgs ParamSpecKwargs TypeAlias TypeGuard _ConcatenateGenericAlias
    typing 10- _PROTO_ALLOWLIST _allow_reckless_class_checks _caller _is_param_expr is_typeddict
    typing 11-11 _BoundVarianceMixin
    typing 11-12 _DeprecatedType _PickleUsingNameMixin warnings
    typing 11- LiteralString Never NotRequired Required Self TypeVarTuple Unpack _ASSERT_NEVER_REPR_MAX_LENGTH _AnyMeta
    typing 11- _NotIterable _UnpackGenericAlias _collect_parameters _idfunc _is_typevar_like _is_unpacked_typevartuple
    typing 11- _overload_registry _should_unflatten_callable_args _unpack_args assert_never assert_type clear_overloads
    typing 11- dataclass_transform defaultdict get_overloads reveal_type
    typing 12- TypeAliasType _DeprecatedGenericAlias _Func _IdentityCallable _caches _generic_class_getitem
    typing 12- _generic_init_subclass _lazy_load_getattr_static _make_union _paramspec_prepare_subst _paramspec_subst
    typing 12- _proto_hook _typevar_subst _typevartuple_prepare_subst copyreg override
    typing 13- NoDefault ReadOnly TypeIs _Sentinel _TypedCacheSpecialForm _abc_instancecheck _abc_subclasscheck
    typing 13- _check_generic_specialization _collect_type_parameters _compare_args_orderless _deduplicate_unhashable
    typing 13- _deprecation_warning_for_no_type_params_passed _get_typeddict_qualifiers _sentinel
    typing 13- _type_check_issubclass_arg_1 get_protocol_members is_protocol
    unittest 6-11 _TextTestResult load_tests
    unittest 6-12 findTestCases getTestCaseNames makeSuite
    unittest 6- BaseTestSuite FunctionTestCase SkipTest TestCase TestLoader TestProgram TestResult TestSuite TextTestResult
    unittest 6- TextTestRunner __unittest case defaultTestLoader expectedFailure installHandler loader main registerResult
    unittest 6- removeHandler removeResult result runner signals skip skipIf skipUnless suite util
    unittest 8-8 async_case
    unittest 8- IsolatedAsyncioTestCase addModuleCleanup
    unittest 11- doModuleCleanups enterModuleContext
    unittest.mock 6-6 MethodWrapperTypes _iterate_read_data
    unittest.mock 6-7 BaseExceptions _copy _get_class _is_started
    unittest.mock 6-10 _dot_lookup _importer
    unittest.mock 6- ANY Base CallableMixin DEFAULT FILTER_DIR FunctionTypes MagicMixin MagicMock MagicProxy Mock ModuleType
    unittest.mock 6- NonCallableMagicMock NonCallableMock PropertyMock _ANY _Call _CallList _MockIter _Sentinel
    unittest.mock 6- _SentinelObject _SpecState _all_magics _allowed_names _builtins _calculate_return_value _callable
    unittest.mock 6- _check_and_set_parent _check_signature _clear_dict _copy_func_details _delegating_property _deleted
    unittest.mock 6- _format_call_signature _get_eq _get_iter _get_method _get_ne _get_signature_object _get_target
    unittest.mock 6- _instance_callable _is_exception _is_instance_mock _is_list _is_magic _magics _missing _must_skip
    unittest.mock 6- _non_defaults _patch _patch_dict _patch_multiple _patch_object _patch_stopall _return_values
    unittest.mock 6- _safe_super _set_return_value _set_signature _setup_func _side_effect_methods _try_iter
    unittest.mock 6- _unsupported_magics builtins call create_autospec file_spec inplace inspect magic_methods mock_open
    unittest.mock 6- numerics partial patch pprint right sentinel sys wraps
    unittest.mock 7- MethodType _extract_mock _to_stream contextlib io seal
    unittest.mock 8- AsyncMagicMixin AsyncMock AsyncMockMixin CodeType _AsyncIterator _all_sync_magics _async_magics
    unittest.mock 8- _async_method_magics _get_async_iter _is_async_func _is_async_obj _setup_async_mock _sync_async_magics
    unittest.mock 8- asyncio safe_repr
    unittest.mock 9-11 _MOCK_SIG
    unittest.mock 9- _AnyComparer iscoroutinefunction
    unittest.mock 10- InvalidSpecError RLock _check_spec_arg_typos
    unittest.mock 11- open_spec pkgutil
    unittest.mock 12- _ATTRIB_DENY_LIST _CODE_ATTRS _CODE_SIG
    unittest.mock 13- ThreadingMixin ThreadingMock _set_async_signature _timeout_unset threading
    urllib.parse 6-8 _remove_unsafe_bytes_from_url
    urllib.parse 6-10 MAX_CACHE_SIZE _parse_cache _safe_quoters collections
    urllib.parse 6-11 sys
    urllib.parse 6- DefragResult DefragResultBytes ParseResult ParseResultBytes Quoter ResultBase SplitResult
    urllib.parse 6- SplitResultBytes _ALWAYS_SAFE _ALWAYS_SAFE_BYTES _DefragResultBase _NetlocResultMixinBase
    urllib.parse 6- _NetlocResultMixinBytes _NetlocResultMixinStr _ParseResultBase _ResultMixinBytes _ResultMixinStr
    urllib.parse 6- _SplitResultBase _UNSAFE_URL_BYTES_TO_REMOVE _asciire _checknetloc _coerce_args _decode_args
    urllib.parse 6- _encode_result _hexdig _hextobyte _hostprog _implicit_encoding _implicit_errors _noop _portprog
    urllib.parse 6- _splitnetloc _splitparams _typeprog clear_cache namedtuple non_hierarchical parse_qs parse_qsl quote
    urllib.parse 6- quote_from_bytes quote_plus re scheme_chars splitattr splithost splitnport splitpasswd splitport
    urllib.parse 6- splitquery splittag splittype splituser splitvalue to_bytes unquote unquote_plus unquote_to_bytes unwrap
    urllib.parse 6- urldefrag urlencode urljoin urlparse urlsplit urlunparse urlunsplit uses_fragment uses_netloc
    urllib.parse 6- uses_params uses_query uses_relative
    urllib.parse 8- _WHATWG_C0_CONTROL_OR_SPACE _splitattr _splithost _splitnport _splitpasswd _splitport _splitquery
    urllib.parse 8- _splittag _splittype _splituser _splitvalue _to_bytes warnings
    urllib.parse 9- types
    urllib.parse 11- _Quoter _byte_quoter_factory _check_bracketed_host functools ipaddress
    urllib.parse 12- _generate_unquoted_parts _unquote_impl math
    urllib.request 6-6 collections
    urllib.request 6-7 splitattr splithost splitpasswd splitport splitquery splittag splittype splituser splitvalue to_bytes
    urllib.request 6-11 posixpath
    urllib.request 6- AbstractBasicAuthHandler AbstractDigestAuthHandler AbstractHTTPHandler BaseHandler CacheFTPHandler
    urllib.request 6- ContentTooShortError DataHandler FTPHandler FancyURLopener FileHandler HTTPBasicAuthHandler
    urllib.request 6- HTTPCookieProcessor HTTPDefaultErrorHandler HTTPDigestAuthHandler HTTPError HTTPErrorProcessor
    urllib.request 6- HTTPHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth
    urllib.request 6- HTTPRedirectHandler HTTPSHandler MAXFTPCACHE OpenerDirector ProxyBasicAuthHandler
    urllib.request 6- ProxyDigestAuthHandler ProxyHandler Request URLError URLopener UnknownHandler _cut_port_re _ftperrors
    urllib.request 6- _have_ssl _localhost _noheaders _opener _parse_proxy _proxy_bypass_macosx_sysconf _randombytes
    urllib.request 6- _safe_gethostbyname _thishost _url_tempfiles addclosehook addinfourl base64 bisect build_opener
    urllib.request 6- contextlib email ftpcache ftperrors ftpwrapper getproxies getproxies_environment hashlib http
    urllib.request 6- install_opener io localhost noheaders os parse_http_list parse_keqv_list pathname2url proxy_bypass
    urllib.request 6- proxy_bypass_environment quote re request_host socket ssl string sys tempfile thishost time unquote
    urllib.request 6- unquote_to_bytes unwrap url2pathname urlcleanup urljoin urlopen urlparse urlretrieve urlsplit
    urllib.request 6- urlunparse warnings
    urllib.request 8- _splitattr _splithost _splitpasswd _splitport _splitquery _splittag _splittype _splituser _splitvalue
    urllib.request 8- _to_bytes
    urllib.request 13- _proxy_bypass_winreg_override
    warnings 6- WarningMessage _OptionError _add_filter _defaultaction _filters_mutated _formatwarning_orig _formatwarnmsg
    warnings 6- _formatwarnmsg_impl _getaction _getcategory _is_internal_frame _next_external_frame _onceregistry
    warnings 6- _processoptions _setoption _showwarning_orig _showwarnmsg _showwarnmsg_impl catch_warnings defaultaction
    warnings 6- filters filterwarnings formatwarning onceregistry resetwarnings showwarning simplefilter sys warn
    warnings 6- warn_explicit
    warnings 7- _warn_unawaited_coroutine
    warnings 11- _DEPRECATED_MSG _deprecated
    warnings 12- _is_filename_to_skip _is_internal_filename
    warnings 13- deprecated
    weakref 6-6 collections
    weakref 6- CallableProxyType KeyedRef ProxyType ProxyTypes ReferenceType WeakKeyDictionary WeakMethod WeakSet
    weakref 6- WeakValueDictionary _IterationGuard _remove_dead_weakref finalize getweakrefcount getweakrefs itertools proxy
    weakref 6- ref sys
    weakref 7- _collections_abc
    zipfile 6-6 re
    zipfile 6-12 _EXTRA_FIELD_STRUCT _strip_extra
    zipfile 6- BZIP2_VERSION BadZipFile BadZipfile DEFAULT_VERSION LZMACompressor LZMADecompressor LZMA_VERSION LargeZipFile
    zipfile 6- MAX_EXTRACT_VERSION PyZipFile ZIP64_LIMIT ZIP64_VERSION ZIP_BZIP2 ZIP_DEFLATED ZIP_FILECOUNT_LIMIT ZIP_LZMA
    zipfile 6- ZIP_MAX_COMMENT ZIP_STORED ZipExtFile ZipFile ZipInfo _CD64_CREATE_VERSION _CD64_DIRECTORY_RECSIZE
    zipfile 6- _CD64_DIRECTORY_SIZE _CD64_DISK_NUMBER _CD64_DISK_NUMBER_START _CD64_EXTRACT_VERSION
    zipfile 6- _CD64_NUMBER_ENTRIES_THIS_DISK _CD64_NUMBER_ENTRIES_TOTAL _CD64_OFFSET_START_CENTDIR _CD64_SIGNATURE
    zipfile 6- _CD_COMMENT_LENGTH _CD_COMPRESSED_SIZE _CD_COMPRESS_TYPE _CD_CRC _CD_CREATE_SYSTEM _CD_CREATE_VERSION
    zipfile 6- _CD_DATE _CD_DISK_NUMBER_START _CD_EXTERNAL_FILE_ATTRIBUTES _CD_EXTRACT_SYSTEM _CD_EXTRACT_VERSION
    zipfile 6- _CD_EXTRA_FIELD_LENGTH _CD_FILENAME_LENGTH _CD_FLAG_BITS _CD_INTERNAL_FILE_ATTRIBUTES _CD_LOCAL_HEADER_OFFSET
    zipfile 6- _CD_SIGNATURE _CD_TIME _CD_UNCOMPRESSED_SIZE _DD_SIGNATURE _ECD_COMMENT _ECD_COMMENT_SIZE _ECD_DISK_NUMBER
    zipfile 6- _ECD_DISK_START _ECD_ENTRIES_THIS_DISK _ECD_ENTRIES_TOTAL _ECD_LOCATION _ECD_OFFSET _ECD_SIGNATURE _ECD_SIZE
    zipfile 6- _EndRecData _EndRecData64 _FH_COMPRESSED_SIZE _FH_COMPRESSION_METHOD _FH_CRC _FH_EXTRACT_SYSTEM
    zipfile 6- _FH_EXTRACT_VERSION _FH_EXTRA_FIELD_LENGTH _FH_FILENAME_LENGTH _FH_GENERAL_PURPOSE_FLAG_BITS
    zipfile 6- _FH_LAST_MOD_DATE _FH_LAST_MOD_TIME _FH_SIGNATURE _FH_UNCOMPRESSED_SIZE _SharedFile _Tellable _ZipDecrypter
    zipfile 6- _ZipWriteFile _check_compression _check_zipfile _get_compressor _get_decompressor binascii bz2
    zipfile 6- compressor_names crc32 error importlib io is_zipfile lzma main os shutil sizeCentralDir sizeEndCentDir
    zipfile 6- sizeEndCentDir64 sizeEndCentDir64Locator sizeFileHeader stat stringCentralDir stringEndArchive
    zipfile 6- stringEndArchive64 stringEndArchive64Locator stringFileHeader struct structCentralDir structEndArchive
    zipfile 6- structEndArchive64 structEndArchive64Locator structFileHeader sys threading time zlib
    zipfile 7- _crctable _gen_crc
    zipfile 8-8 functools
    zipfile 8-11 FastLookup _ancestry _dedupe _difference _parents contextlib itertools posixpath
    zipfile 8- CompleteDirs Path
    zipfile 10-11 _extract_text_encoding pathlib
    zipfile 11- _MASK_COMPRESSED_PATCH _MASK_COMPRESS_OPTION_1 _MASK_ENCRYPTED _MASK_STRONG_ENCRYPTION
    zipfile 11- _MASK_USE_DATA_DESCRIPTOR _MASK_UTF_FILENAME
    zipfile 12- _path _sanitize_filename
    zipfile 13- _Extra
    """
}
