<#assign w = messages("inviteMail", language)>
${w.subject[kind]} · ${newsroom.name}
