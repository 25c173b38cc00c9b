<#import "_words.ftl" as words>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${words.w.lead[kind]}

<#list digests as d>
  ${d}
</#list>

${words.w.open}
${link}

${words.w.not}
${words.w.valid?replace("{}", words.w.lasting(hours!(days * 24)))}

--
${words.w.by?replace("{}", newsroom.name)}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
<#list (newsroom.links)!{} as name, address>
${words.linkWords(name)}: ${address}
</#list>
