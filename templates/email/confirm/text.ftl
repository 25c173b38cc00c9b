<#assign w = messages("confirmMail", language)>
<#include "../../_links_" + (language == "uk")?then("uk", "en") + ".ftl">
<#-- The newsroom chooses the words of its support link only. -->
<#function linkWords name><#return (name == "support" && newsroom.supportWords?has_content)?then(newsroom.supportWords, newsroomLinks[name])></#function>
<#-- Mails that an older version left waiting know days only. -->
<#assign lasting = hours!(days * 24)>
<#assign valid = (lasting % 24 == 0)?then(w.validDays(lasting / 24), w.validHours(lasting))>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${w.lead[kind]}

<#list digests as d>
  ${d}
</#list>

${w.open}
${link}

${w.not}
${valid}

--
${w.by(newsroom.name)}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
<#list (newsroom.links)!{} as name, address>
${linkWords(name)}: ${address}
</#list>
