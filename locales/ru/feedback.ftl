# Что повторяется в доме: причина и что сделают.

root-title = Повторяется: { $what }
root-tickets =
    { $count ->
        [one] За 90 дней { $count } случай: { $tickets }
        [few] За 90 дней { $count } случая: { $tickets }
       *[many] За 90 дней { $count } случаев: { $tickets }
    }
root-ask = Руководитель, найдите причину: спросите «почему?» до пяти раз. Ответьте на это сообщение (можно всё сразу, каждый ответ с новой строки) или нажмите кнопку.
root-answer = Найти причину
root-why-first =
    { $what }, { $place }.
    Почему это случается? Напишите одной-двумя фразами.
root-why =
    «{ $before }»
    А это почему? ({ $step } из 5)
root-found = Это и есть причина
root-measure = Что сделаете, чтобы это не повторилось, и когда? Напишите для жителей: они прочтут эти слова.
root-sure =
    { $whys }

    Жители прочтут:
    { $told }
root-send = Отправить
root-kept = Записал. Исполнители, диспетчеры и жители узнают.
root-over = Причину уже назвали: { $who }.
root-why-line = { $step }. { $why }
root-measure-is = Что сделают: { $measure }
root-answered = Ответ: { $who }, { $at }
root-told-staff =
    Причина найдена: { $what }, { $place }
    { $cause }
    Что сделают: { $measure }
root-told-resident = Вы сообщали: { $what }, { $place }. Это повторялось, и мы искали причину. Что сделаем: { $measure }
