<#import "_words.ftl" as words>
${digest}<#if edition?has_content> ${edition}</#if> ${words.w.subject[kind]} · ${newsroom}
