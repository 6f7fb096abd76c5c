; The installer for Windows: for one person, without an administrator, in French or English.
;   makensis -DVERSION=0.1.0 -DFOLDER=dist/windows/companion -DOUT=dist/setup.exe installer.nsi
; Silent: setup.exe /S [/D=C:\Where]. Silent removal: uninstall.exe /S.
; It leaves by code 2 when the program is open and nobody can be asked to close it.
Unicode true
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
ManifestDPIAware true
ManifestLongPathAware true
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif
RequestExecutionLevel user

!define NAME "Compagnon Immuno"
!define KEY "CompagnonImmuno"
!define PUBLISHER "Compagnon Immuno contributors"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define WINDOW "companion-window.exe"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${REMOVAL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1036 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=1036 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Apache-2.0"

!include MUI2.nsh
!include FileFunc.nsh
!define MUI_ICON "${ICONS}/companion.ico"
!define MUI_UNICON "${ICONS}/companion.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(WhatStays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

; Before anything changes: a program that is open keeps its files.
!macro WhenClosed UN
Function ${UN}WhenClosed
  again:
  IfFileExists "$INSTDIR\${WINDOW}" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\${WINDOW}" a
  IfErrors open
  FileClose $0
  closed:
  Return
  open:
  MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(CloseFirst)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro WhenClosed ""
!insertmacro WhenClosed "un."

; What an installation put there, and nothing else: a record book that lies beside the program stays.
!macro Remove
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\companion.exe"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$SMPROGRAMS\${NAME}\*.lnk"
  RMDir "$SMPROGRAMS\${NAME}"
!macroend

; Two lines a kind of file: which program opens it, and its icon, by its number in the program.
!macro Opens ENDING NUMBER WORDS
  WriteRegStr HKCU "Software\Classes\${KEY}.${ENDING}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${KEY}.${ENDING}\DefaultIcon" "" "$INSTDIR\${WINDOW},${NUMBER}"
  WriteRegStr HKCU "Software\Classes\${KEY}.${ENDING}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\.${ENDING}" "" "${KEY}.${ENDING}"
  WriteRegStr HKCU "Software\Classes\.${ENDING}\OpenWithProgids" "${KEY}.${ENDING}" ""
!macroend
!macro OpensNoMore ENDING
  DeleteRegKey HKCU "Software\Classes\${KEY}.${ENDING}"
  DeleteRegValue HKCU "Software\Classes\.${ENDING}\OpenWithProgids" "${KEY}.${ENDING}"
  ReadRegStr $0 HKCU "Software\Classes\.${ENDING}" ""
  StrCmp $0 "${KEY}.${ENDING}" 0 +2
  DeleteRegValue HKCU "Software\Classes\.${ENDING}" ""
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.${ENDING}"
!macroend
!define TellTheShell 'System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"'

Section "install"
  Call WhenClosed
  !insertmacro Remove
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  CreateShortcut "$SMPROGRAMS\${NAME}\$(Counter).lnk" "$INSTDIR\${WINDOW}" "--counter"

  !insertmacro Opens "carnet" 1 "$(RecordBook)"
  !insertmacro Opens "carnet-age" 2 "$(HandedOver)"
  ${TellTheShell}

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
SectionEnd

Section "uninstall"
  Call un.WhenClosed
  !insertmacro Remove
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  !insertmacro OpensNoMore "carnet"
  !insertmacro OpensNoMore "carnet-age"
  ${TellTheShell}
  DeleteRegKey HKCU "${REMOVAL}"
SectionEnd
