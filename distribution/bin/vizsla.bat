@echo off
rem Starts Vizsla from the folder above this one, which holds lib\. Needs Java 17 or newer. Does what the launcher for other systems does, bin/vizsla.
setlocal EnableExtensions DisableDelayedExpansion
for %%d in ("%~dp0..") do set "dist=%%~fd"
set "lib=%dist%\lib"

rem ONNX Runtime's official builds would tell their makers of each session.
set "ORT_DISABLE_TELEMETRY=1"

set "java=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if "%java%"=="java.exe" for %%j in (java.exe) do if not "%%~$PATH:j"=="" set "java=%%~$PATH:j"
if "%java%"=="java.exe" (
  echo vizsla: no java found; install Java 17 or newer, or set JAVA_HOME 1>&2
  exit /b 1
)

rem The release file beside java tells its version without starting it.
set "version=unknown"
for %%j in ("%java%") do set "release=%%~dpj..\release"
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%a in ("%release%") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
set "major=0"
for /f "tokens=1 delims=.+-" %%m in ("%version%") do if not "%%m"=="unknown" set "major=%%m"
if not "%major%"=="0" if %major% LSS 17 (
  echo vizsla: "%java%" is Java %version%; Vizsla takes 17 or newer ^(set JAVA_HOME^) 1>&2
  exit /b 1
)

rem Files have dates that this shell cannot compare: an archive of classes is for jars of these sizes.
set "runtime="
set "sizes=0"
pushd "%lib%" 2>nul && (
  for %%r in (onnxruntime*.jar) do set "runtime=%%~nr"
  for %%j in (*.jar) do set /a "sizes=sizes*31+%%~zj" >nul
  popd
)
if not defined runtime (
  echo vizsla: there is no ONNX Runtime in "%lib%"; unpack Vizsla again 1>&2
  exit /b 1
)

set options="@%dist%\bin\java-options"
if %major% GEQ 22 set options=%options% --enable-native-access=ALL-UNNAMED

rem What makes later starts faster is kept beside lib\, or in the user's cache where that folder cannot be written.
set "state=%dist%"
set "part=part.%RANDOM%%RANDOM%"
mkdir "%state%\%part%" 2>nul
if exist "%state%\%part%\" goto writable
set "cache=%VIZSLA_CACHE%"
if not defined cache if defined LOCALAPPDATA set "cache=%LOCALAPPDATA%\vizsla\cache"
if not defined cache goto run
set "key=%dist::=%"
set "state=%cache%\start\%key:\=-%"
mkdir "%state%\%part%" 2>nul
if not exist "%state%\%part%\" goto run
:writable
set "archive=%state%\classes-%version%-%sizes:-=%.jsa"
set "natives=%state%\natives\%runtime%"
if exist "%archive%" goto prepared
del /q "%state%\classes-%version%-*.jsa" 2>nul
"%java%" %options% "-XX:ArchiveClassesAtExit=%state%\%part%\archive" -cp "%lib%\*" org.vizsla.cli.FirstStart "%state%\%part%" >nul 2>nul
mkdir "%state%\natives" 2>nul
if exist "%state%\%part%\native\" if not exist "%natives%\" move "%state%\%part%\native" "%natives%" >nul 2>nul
if exist "%state%\%part%\archive" move /y "%state%\%part%\archive" "%archive%" >nul 2>nul
rem Without an archive Vizsla starts all the same; an empty one keeps it from trying each time.
if not exist "%archive%" type nul >"%archive%" 2>nul
:prepared
rmdir /s /q "%state%\%part%" 2>nul
if exist "%natives%\" set options=%options% "-Donnxruntime.native.path=%natives%"
for %%a in ("%archive%") do if not "%%~za"=="" if not "%%~za"=="0" set options=%options% "-XX:SharedArchiveFile=%archive%"

:run
rem Commands to copy begin with what the user typed.
set "VIZSLA_CALLED_AS=%~0"
rem A wildcard keeps the command line short.
"%java%" %options% %VIZSLA_JAVA_OPTIONS% -cp "%lib%\*" org.vizsla.cli.Main %*
exit /b %ERRORLEVEL%
