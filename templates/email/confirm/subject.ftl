<#assign w = messages("confirmMail", language)>
${w.subject[kind]} · ${newsroom.name}
