<#import "_words.ftl" as words>
${digest}<#if edition?has_content> ${edition}</#if> ${words.w.subject[kind]}

${words.w.lead[kind]}

${words.w.why}: ${reason}

${words.w.todo[kind]}

${words.w.open}:
${link}

--
${newsroom}. ${words.w.once}
