<#assign w = messages("accountMail", language)>
${w.subject[kind]} · ${newsroom.name}
