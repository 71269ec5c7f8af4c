@echo off
rem Installs operator_tui for this user from this folder: no network, no administrator. Any argument: no pause at the end.
setlocal
set "TARGET=%LOCALAPPDATA%\operator_tui\program"
set "PATHED=%LOCALAPPDATA%\Microsoft\WindowsApps"
rem Python of the Microsoft Store is passed by: what it writes goes elsewhere, and goes with it when it is removed.
set "RIGHT=import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 14) and sys.maxsize > 2**32 and 'WindowsApps' not in sys.base_prefix))"
rem The newer py would fetch a Python that isn't there.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
if not exist "%~dp0wheels\operator_tui-*.whl" goto nowheels
"%TARGET%\Scripts\python" -c "%RIGHT%" >nul 2>&1 && goto packages
set "PY="
for %%V in (3.14 3.13 3.12 3.11) do if not defined PY py -%%V -c "%RIGHT%" >nul 2>&1 && set "PY=py -%%V"
if not defined PY python -c "%RIGHT%" >nul 2>&1 && set "PY=python"
if not defined PY goto nopython
%PY% -m venv --clear "%TARGET%" || goto failed
:packages
set "FROM=--no-index --isolated --disable-pip-version-check --upgrade --force-reinstall --find-links"
"%TARGET%\Scripts\python" -m pip install %FROM% "%~dp0wheels" "operator-tui[office]" || goto failed
rem A folder that Windows looks for commands in: operator-tui can be typed. What a shortcut opens stays open when it fails.
if exist "%PATHED%\" >"%PATHED%\operator-tui.cmd" echo @"%%LOCALAPPDATA%%\operator_tui\program\Scripts\operator-tui.exe" %%*
set "ICON="
powershell -NoProfile -Command "$q=[char]34; $w=New-Object -ComObject WScript.Shell; foreach ($one in 'operator_tui','operator_tui latihan') { $l=$w.CreateShortcut([Environment]::GetFolderPath('Desktop')+'\'+$one+'.lnk'); $l.TargetPath=$env:ComSpec; $l.Arguments='/c '+$q+$q+$env:TARGET+'\Scripts\operator-tui.exe'+$q+$(if ($one -match 'latihan') {' demo'})+' || pause'+$q; $l.WorkingDirectory=$env:USERPROFILE; $l.Save() }" >nul 2>&1 && set "ICON=1"
echo.
echo Terpasang. / Installed.
if defined ICON echo   Di desktop / on the desktop: operator_tui; latihan / training: operator_tui latihan
where operator-tui >nul 2>&1 && echo   Atau ketik / or type: operator-tui
echo   Di Command Prompt selalu bisa / in Command Prompt always: "%TARGET%\Scripts\operator-tui"
if "%~1"=="" pause
exit /b 0
:nowheels
echo.
echo Belum terpasang: folder wheels tidak ada di sebelah berkas ini. Tidak ada yang berubah. Salin seluruh foldernya, lalu ulangi.
echo Not installed: the folder wheels isn't beside this file. Nothing was changed. Copy the whole folder, then try again.
if "%~1"=="" pause
exit /b 1
:nopython
echo.
echo Belum terpasang: perlu Python 3.11 sampai 3.14, 64 bit, dari python.org, bukan dari Microsoft Store. Tidak ada yang berubah. Pasang Python, lalu ulangi.
echo Not installed: Python 3.11 to 3.14, 64 bit, from python.org is needed, not the Microsoft Store's. Nothing was changed. Install Python, then try again.
if "%~1"=="" pause
exit /b 1
:failed
echo.
echo Belum terpasang; sebabnya di atas. Data permohonan tidak disentuh. Tutup operator_tui bila terbuka, lalu ulangi.
echo Not installed; the cause stands above. No application was touched. Close operator_tui if open, then try again.
if "%~1"=="" pause
exit /b 1
