<#-- The words of login and accounts in English. -->

<#assign loginTitle = "Log in to the console">
<#assign loginWrong = "This name and password do not belong together. Nothing is lost; try again.">
<#assign loggedOut = "You are logged out.">
<#assign username = "Name">
<#assign password = "Password">
<#assign login = "Log in">
