/** What -Help prints. */
export const usage = `
Usage: pwk [-Login] [[-File] <filePath> [args]] [-Command { - | <script-block> [-args <arg-array>]
                  | <string> [<CommandParameters>] } ]
                  [-CommandWithArgs <string> [<CommandParameters>]] [-ConfigurationName <string>]
                  [-CustomPipeName <string>]
                  [-EncodedCommand <Base64EncodedCommand>] [-ExecutionPolicy <ExecutionPolicy>]
                  [-InputFormat {Text | XML}] [-Interactive] [-NoExit] [-NoLogo] [-NonInteractive]
                  [-NoProfile] [-OutputFormat {Text | XML}] [-ServerMode] [-SSHServerMode] [-Version]
                  [-WorkingDirectory <directoryPath>]

       pwk -h | -Help | -? | /?

All parameters are case-insensitive. With no arguments a prompt opens.
`;
