using System.Runtime.InteropServices;

// Native libraries come with the app or with the system, never from the current folder.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
