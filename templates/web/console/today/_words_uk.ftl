<#-- Слова сторінки «Сьогодні» українською. -->

<#function next digest><#return "Наступний: " + digest></#function>
<#assign asNow = "Лист таким, яким він був би, якби його надіслати зараз. Надсилання робить сьогоднішній випуск або закінчує його; двічі він не приходить нікому.">
<#function previewOf digest><#return "Попередній перегляд: " + digest></#function>
<#function send digest><#return "Надіслати сьогоднішній " + digest + " зараз"></#function>
