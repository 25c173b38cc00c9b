<#assign w = messages("approveMail", language)>
<#setting locale=language>
<#assign edition = title + ", " + written(day, "d MMMM")>
${w.subject(edition)}
